package io.github.bankid4jakarta.gateway;

/** There is no such order for this client. Says the same of an order that never was, is over, or is another client's. */
final class UnknownOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownOrderException() {
        super("No such order", null, false, false);
    }
}
