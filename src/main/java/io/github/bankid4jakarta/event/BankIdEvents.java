package io.github.bankid4jakarta.event;

/** Where events go. Implementations return quickly and never throw. */
@FunctionalInterface
public interface BankIdEvents {

    /**
     * Publishes an event.
     *
     * @param event what happened
     */
    void publish(BankIdEvent event);
}
