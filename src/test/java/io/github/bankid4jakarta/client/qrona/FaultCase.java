package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.hostedapi.Fault;

/**
 * A collect that goes wrong in one way, and the collect that differs in that one fact and goes well.
 *
 * @param name what goes wrong
 * @param outcome how the call ends, in the words of {@link #outcome}
 * @param broken the answer
 * @param twin the good answer
 */
record FaultCase(String name, String outcome, Fault broken, Fault twin) {

    static final String NO_ANSWER = "unavailable";
    static final String NOT_SENT = "unavailable, not sent";
    static final String UNREADABLE = "unreadable";
    static final String CONTRADICTORY = "contradictory";

    /** An answer that is good but for its body. */
    static FaultCase body(String name, String outcome, String broken, String twin) {
        return new FaultCase(name, outcome, Fault.json(broken), Fault.json(twin));
    }

    /** An answer that is good but for its status and headers. */
    static FaultCase status(int status, String outcome, String... headers) {
        String name = status + " " + String.join(" ", headers);
        Fault broken = Fault.status(status, "application/json", HostedOrder.PENDING, headers);
        return new FaultCase(
                name, outcome, broken, Fault.status(200, "application/json", HostedOrder.PENDING, headers));
    }

    /** An answer that is good but for its type. */
    static FaultCase type(String contentType) {
        Fault broken = Fault.status(200, contentType, HostedOrder.PENDING);
        return new FaultCase("type " + contentType, UNREADABLE, broken, Fault.json(HostedOrder.PENDING));
    }

    static String outcome(BankIdException e) {
        if (e instanceof BankIdUnavailableException unavailable) {
            String wait =
                    unavailable.retryAfter().map(after -> ", after " + after).orElse("");
            return (unavailable.sent() ? NO_ANSWER : NOT_SENT) + wait;
        }
        if (e instanceof BankIdRejectedException rejected) {
            return "rejected, " + rejected.errorCode().value();
        }
        return ((BankIdProtocolException) e).isContradictory() ? CONTRADICTORY : UNREADABLE;
    }

    @Override
    public String toString() {
        return name + " -> " + outcome;
    }
}
