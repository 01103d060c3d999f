package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.model.ErrorCode;

/**
 * Tells the operator what no client is told: that BankID refuses us, or makes no sense.
 *
 * @param backend the backend's name
 * @param events where events go
 */
record BackendTroubles(String backend, BankIdEvents events) {

    /** Reports a failure, where it is one that an operator can do something about; null is none. */
    void report(Throwable failure) {
        if (CallFailures.cause(failure) instanceof BankIdException trouble && isForTheOperator(trouble)) {
            events.publish(new BankIdEvent.BackendTrouble(backend, trouble.getMessage()));
        }
    }

    private static boolean isForTheOperator(BankIdException failure) {
        boolean busyPerson = failure instanceof BankIdRejectedException rejected
                && rejected.errorCode().is(ErrorCode.ALREADY_IN_PROGRESS);
        return !busyPerson && !(failure instanceof BankIdUnavailableException);
    }
}
