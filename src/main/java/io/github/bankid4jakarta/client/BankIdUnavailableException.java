package io.github.bankid4jakarta.client;

import java.time.Duration;
import java.util.Optional;

/** BankID cannot be reached, is overloaded or did not answer in time. What to do: try again later. */
public final class BankIdUnavailableException extends BankIdException {

    private static final long serialVersionUID = 1L;

    /** Whether the request may have reached BankID. */
    private final boolean sent;

    private final transient Duration retryAfter;

    private BankIdUnavailableException(String message, boolean sent, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.sent = sent;
        this.retryAfter = retryAfter;
    }

    /**
     * No connection came about, so nothing reached BankID and the call may safely be repeated.
     *
     * @param message what failed, without secrets
     * @param cause the failure below; may be null
     * @return the exception
     */
    public static BankIdUnavailableException notSent(String message, Throwable cause) {
        return new BankIdUnavailableException(message, false, null, cause);
    }

    /**
     * The request may have reached BankID, but no usable answer came back.
     *
     * @param message what failed, without secrets
     * @param cause the failure below; may be null
     * @return the exception
     */
    public static BankIdUnavailableException noAnswer(String message, Throwable cause) {
        return new BankIdUnavailableException(message, true, null, cause);
    }

    /**
     * BankID asked us to wait.
     *
     * @param message what failed, without secrets
     * @param retryAfter how long BankID asks us to wait
     * @return the exception
     */
    public static BankIdUnavailableException busy(String message, Duration retryAfter) {
        return new BankIdUnavailableException(message, true, retryAfter, null);
    }

    /**
     * Whether the request may have reached BankID.
     *
     * @return false only where it certainly did not
     */
    public boolean sent() {
        return sent;
    }

    /**
     * How long BankID asks us to wait.
     *
     * @return the time, or empty where BankID named none
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
