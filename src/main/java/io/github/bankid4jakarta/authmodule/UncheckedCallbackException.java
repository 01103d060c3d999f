package io.github.bankid4jakarta.authmodule;

/** The container did not take a caller. */
final class UncheckedCallbackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UncheckedCallbackException(Exception cause) {
        super(cause);
    }
}
