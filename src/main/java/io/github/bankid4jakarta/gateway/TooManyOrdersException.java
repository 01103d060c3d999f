package io.github.bankid4jakarta.gateway;

import java.time.Duration;

/** The client has reached a limit of its own. */
final class TooManyOrdersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /**
     * A limit was reached.
     *
     * @param retryAfter when another try may succeed
     */
    TooManyOrdersException(Duration retryAfter) {
        super("Too many orders", null, false, false);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
