package io.github.bankid4jakarta.gateway;

/** Ends the work on a call with an error to answer. Has no stack trace: it is no failure of ours. */
final class RefusedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GatewayError error;

    RefusedCall(GatewayError error) {
        super(error.errorCode(), null, false, false);
        this.error = error;
    }

    GatewayError error() {
        return error;
    }
}
