package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.phone.NotAnAgentException;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import io.github.bankid4jakarta.phone.PhoneOrderId;
import io.github.bankid4jakarta.phone.UnknownPhoneOrderException;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.concurrent.Future;

/** Asks for an order that is not there, on a thread that serves no request. */
@Stateless
public class LateAgent {

    @Inject
    private PhoneIdentification identification;

    /**
     * Asks in the name of whoever calls.
     *
     * @return the name of the refusal
     */
    @Asynchronous
    public Future<String> ask() {
        return new AsyncResult<>(answer(identification));
    }

    static String answer(PhoneIdentification identification) {
        try {
            return identification.status(new PhoneOrderId("any")).toString();
        } catch (NotAnAgentException | UnknownPhoneOrderException e) {
            return e.getClass().getSimpleName();
        }
    }
}
