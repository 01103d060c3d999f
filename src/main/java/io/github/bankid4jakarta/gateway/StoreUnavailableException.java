package io.github.bankid4jakarta.gateway;

/** The store of the orders cannot be reached or takes no more. The order, if there is one, is not lost by that. */
final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The store failed.
     *
     * @param message what failed, without anything of an order
     * @param cause the failure below; may be null
     */
    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
