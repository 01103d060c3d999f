package io.github.bankid4jakarta.client;

/** A call to BankID that did not give a usable answer. The message holds no token, secret or personal data. */
public abstract sealed class BankIdException extends RuntimeException
        permits BankIdUnavailableException, BankIdRejectedException, BankIdProtocolException {

    private static final long serialVersionUID = 1L;

    BankIdException(String message, Throwable cause) {
        super(message, cause);
    }
}
