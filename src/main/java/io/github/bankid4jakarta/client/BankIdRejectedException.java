package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.model.ErrorCode;

/** BankID understood the call and refused it. What to do: tell the user, or repair the request. Never just repeat it. */
public final class BankIdRejectedException extends BankIdException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode errorCode;

    /**
     * A refusal.
     *
     * @param errorCode BankID's reason
     * @param message what was refused, without secrets
     */
    public BankIdRejectedException(ErrorCode errorCode, String message) {
        super(message + " (" + errorCode.value() + ")", null);
        this.errorCode = errorCode;
    }

    /**
     * BankID's reason.
     *
     * @return the code
     */
    public ErrorCode errorCode() {
        return errorCode;
    }
}
