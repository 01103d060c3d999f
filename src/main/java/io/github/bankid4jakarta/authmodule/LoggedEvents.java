package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;

/** Writes events to the log, as there is no application that could observe them. They carry no personal data. */
final class LoggedEvents implements BankIdEvents {

    private static final System.Logger LOG = System.getLogger(LoggedEvents.class.getPackageName());

    private final String place;

    LoggedEvents(String place) {
        this.place = place;
    }

    @Override
    public void publish(BankIdEvent event) {
        LOG.log(level(event), "{0}: {1}", place, event);
    }

    private static System.Logger.Level level(BankIdEvent event) {
        return event instanceof BankIdEvent.BackendTrouble || event instanceof BankIdEvent.LoginRefused
                ? System.Logger.Level.WARNING
                : System.Logger.Level.DEBUG;
    }
}
