package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;
import jakarta.enterprise.event.Event;

/** Publishes events to the application's {@code @Observes} methods. An observer that fails harms no login. */
final class CdiEvents implements BankIdEvents {

    private static final System.Logger LOG = System.getLogger("io.github.bankid4jakarta.cdi");

    private final Event<Object> event;

    CdiEvents(Event<Object> event) {
        this.event = event;
    }

    @Override
    public void publish(BankIdEvent happened) {
        try {
            event.fire(happened);
        } catch (RuntimeException | LinkageError e) {
            // The text of the failure is the application's own and may hold personal data.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "An observer of {0} failed: {1}",
                    happened.getClass().getSimpleName(),
                    e.getClass().getName());
        }
    }
}
