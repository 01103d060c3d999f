package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;

/** Tells the listeners what a step of an order means to them. */
final class OrderAnnouncer {

    private final BankIdEvents events;
    private final String backend;

    OrderAnnouncer(BankIdEvents events, String backend) {
        this.events = events;
        this.backend = backend;
    }

    void changed(LiveOrder.Change change) {
        LoginOrder order = change.after();
        if (change.justFailed()) {
            failed(order, ((Progress.Failed) order.progress()).failure());
        }
        if (order.progress() instanceof Progress.Running
                && change.before().progress() instanceof Progress.Starting starting) {
            events.publish(new BankIdEvent.OrderStarted(backend, order.mode(), starting.renewal()));
        }
    }

    private void failed(LoginOrder order, Failure failure) {
        if (failure.reason() == Failure.Reason.DEVICE_MISMATCH) {
            events.publish(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.DEVICE_MISMATCH));
        } else if (failure.reason() == Failure.Reason.CLAIM_EXPIRED) {
            events.publish(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.CLAIM_EXPIRED));
        }
        events.publish(new BankIdEvent.OrderFailed(backend, order.mode(), failure.hintCode()));
    }

    void cancelled(LoginOrder order) {
        events.publish(new BankIdEvent.OrderCancelled(backend, order.mode()));
    }

    void returnRefused() {
        events.publish(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.RETURN_MISMATCH));
    }

    void trouble(String problem) {
        events.publish(new BankIdEvent.BackendTrouble(backend, problem));
    }
}
