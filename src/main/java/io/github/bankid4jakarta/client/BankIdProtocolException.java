package io.github.bankid4jakarta.client;

/** BankID's answer makes no sense. What to do: alert the operator. Never logs anybody in. */
public final class BankIdProtocolException extends BankIdException {

    private static final long serialVersionUID = 1L;

    /** Whether the answer was readable and wrong. */
    private final boolean contradictory;

    private BankIdProtocolException(String message, boolean contradictory, Throwable cause) {
        super(message, cause);
        this.contradictory = contradictory;
    }

    /**
     * The answer could not be read: HTML, empty, cut off, too large. Something between us and BankID may have answered in
     * its place, so the next call may well succeed.
     *
     * @param message what is wrong, without a word of the answer
     * @param cause the failure below; may be null, and must not quote the answer
     * @return the exception
     */
    public static BankIdProtocolException unreadable(String message, Throwable cause) {
        return new BankIdProtocolException(message, false, cause);
    }

    /**
     * The answer could be read and contradicts what was asked: another order's, no user, an unknown status.
     *
     * @param message what is wrong, without a word of the answer
     * @return the exception
     */
    public static BankIdProtocolException contradictory(String message) {
        return new BankIdProtocolException(message, true, null);
    }

    /**
     * Whether the answer was readable and wrong, so that nothing about the order can be trusted any more.
     *
     * @return false where the answer could not be read at all
     */
    public boolean isContradictory() {
        return contradictory;
    }
}
