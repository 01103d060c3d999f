package io.github.bankid4jakarta.order;

import java.util.Optional;

/**
 * Where one browser's order is kept between requests, as text. The engine calls it from the thread that called the engine,
 * never from another. An implementation whose browser has gone answers empty and ignores saving.
 */
public interface OrderStore {

    /**
     * Names the browser to the engine: random, the same for all requests of one session, also after its id changed.
     *
     * @return the name; never null
     */
    String browserKey();

    /**
     * The text saved last.
     *
     * @return the text, or empty where there is no order
     */
    Optional<String> load();

    /**
     * Saves an order.
     *
     * @param text the order as text
     */
    void save(String text);

    /** Forgets the order. */
    void remove();
}
