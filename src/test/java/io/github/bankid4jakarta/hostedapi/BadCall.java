package io.github.bankid4jakarta.hostedapi;

import io.github.bankid4jakarta.wire.Operation;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A call that a gateway refuses, and one that it accepts, which differs in one fact.
 *
 * @param name what is wrong
 * @param operation what is called
 * @param good the one that is accepted
 * @param bad the one that is refused
 * @param refusal what it is answered
 */
record BadCall(String name, Operation operation, GatewayCall good, GatewayCall bad, Refusal refusal) {

    /**
     * The answer to a refused call.
     *
     * @param status the HTTP status
     * @param body the exact body
     * @param headers beyond those that every answer has
     */
    record Refusal(int status, String body, Map<String, String> headers) {

        static Refusal of(int status, String code, String details, String... headers) {
            return new Refusal(status, json(code, details), headers.length == 0 ? Map.of() : headers(headers));
        }

        static Refusal invalid(String details) {
            return of(400, "invalidParameters", details);
        }

        static String json(String code, String details) {
            return "{\"errorCode\":\"" + code + "\",\"details\":\"" + details + "\"}";
        }

        private static Map<String, String> headers(String... headers) {
            return Map.of(headers[0], headers[1]);
        }
    }

    /** The only person in good calls. */
    static final String PERSON = "198307759889";

    static final Refusal UNAUTHORIZED = Refusal.of(
            401,
            "unauthorized",
            "Send the header Authorization with Bearer and a token that is valid here",
            "WWW-Authenticate",
            "Bearer");
    static final Refusal NO_SUCH_ORDER = Refusal.invalid("No such order");

    /** A good call of each operation. {@code {order}} stands for an order of the shop that has just been started. */
    static GatewayCall good(Operation operation) {
        return GatewayCall.of(
                operation,
                switch (operation) {
                    case AUTH -> "{\"endUserIp\":\"194.168.2.25\"}";
                    case COLLECT, CANCEL -> "{\"orderRef\":\"{order}\"}";
                    case AUTH_AND_COLLECT -> "{\"personalNumber\":\"" + PERSON + "\",\"callInitiator\":\"user\"}";
                });
    }

    static BadCall of(String name, Operation operation, UnaryOperator<GatewayCall> change, Refusal refusal) {
        return new BadCall(name, operation, good(operation), change.apply(good(operation)), refusal);
    }

    static BadCall body(String name, Operation operation, String body, String details) {
        return of(name, operation, call -> call.body(body), Refusal.invalid(details));
    }

    @Override
    public String toString() {
        return operation.path() + ": " + name.replaceAll("[^ -~]", "?");
    }
}
