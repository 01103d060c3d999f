package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvent.PhoneRefusal;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;

/** Tells the listeners what the end of an order over the phone means to them. */
final class PhoneAnnouncer {

    private static final System.Logger LOG = System.getLogger(PhoneAnnouncer.class.getPackageName());

    private final BankIdEvents events;
    private final String backend;

    PhoneAnnouncer(BankIdEvents events, String backend) {
        this.events = events;
        this.backend = backend;
    }

    void ended(OrderStatus status) {
        if (status instanceof OrderStatus.Failed failed && failed.hintCode().equals(HintCode.USER_DECLINED_CALL)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A person whom an agent wanted to identify says that there is no call");
            refused(PhoneRefusal.CALL_DECLINED);
        }
    }

    void broke(BankIdException failure) {
        if (failure instanceof BankIdProtocolException protocol) {
            trouble(protocol.getMessage());
            if (protocol.isContradictory()) {
                refused(PhoneRefusal.MISMATCH);
            }
        } else if (failure instanceof BankIdRejectedException rejected && isTrouble(rejected.errorCode())) {
            trouble("call refused: " + rejected.errorCode().value());
        }
    }

    /** Two orders for one person at once are nobody's fault. */
    private static boolean isTrouble(ErrorCode code) {
        return !code.is(ErrorCode.ALREADY_IN_PROGRESS);
    }

    private void trouble(String problem) {
        events.publish(new BankIdEvent.BackendTrouble(backend, problem));
    }

    private void refused(PhoneRefusal reason) {
        events.publish(new BankIdEvent.PhoneIdentificationRefused(backend, reason));
    }
}
