package io.github.bankid4jakarta.client;

import java.time.Duration;
import java.util.Optional;

/** How often BankID may be asked about one order. Whoever collects keeps this pace. */
public final class CollectPace {

    /** BankID asks for at most one collect per order in this time (RP API v6.0, collect; read 2026-11). */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    /** The longest pause that BankID can ask us to make: longer, and an order would end unseen. */
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private CollectPace() {}

    /**
     * How long to wait after a collect that gave no usable answer.
     *
     * @param failure what came instead
     * @return what BankID asked for, within {@link #INTERVAL} and {@link #LONGEST}
     */
    public static Duration after(BankIdException failure) {
        Optional<Duration> asked =
                failure instanceof BankIdUnavailableException unavailable ? unavailable.retryAfter() : Optional.empty();
        return asked.map(CollectPace::within).orElse(INTERVAL);
    }

    private static Duration within(Duration asked) {
        Duration longest = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return longest.compareTo(INTERVAL) < 0 ? INTERVAL : longest;
    }
}
