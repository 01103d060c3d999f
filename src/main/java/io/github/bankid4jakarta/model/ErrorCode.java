package io.github.bankid4jakarta.model;

/**
 * BankID's reason on a refused call. A value over the raw text, so that new codes survive. Compared without regard to
 * case, as BankID's own spelling varies (BankID RP API v6.0, errors; read 2026-11).
 *
 * @param value the code as BankID sent it; never blank
 */
public record ErrorCode(String value) {

    /** Another order of the same person was running; both are now ended. */
    public static final ErrorCode ALREADY_IN_PROGRESS = new ErrorCode("alreadyInProgress");
    /** A parameter was wrong, or the order is unknown, finished or too old. */
    public static final ErrorCode INVALID_PARAMETERS = new ErrorCode("invalidParameters");
    /** Our certificate or token is not accepted. */
    public static final ErrorCode UNAUTHORIZED = new ErrorCode("unauthorized");
    /** There is nothing at that address. */
    public static final ErrorCode NOT_FOUND = new ErrorCode("notFound");
    /** The order was cancelled before. */
    public static final ErrorCode CANCELED = new ErrorCode("canceled");

    /**
     * Checks that there is a code at all.
     *
     * @param value the code as BankID sent it
     */
    public ErrorCode {
        Required.text(value, "errorCode");
    }

    /**
     * Whether this is the other code, whatever the case it is spelled in.
     *
     * @param other the code to compare with
     * @return true where both are spelled with the same letters
     */
    public boolean is(ErrorCode other) {
        return value.equalsIgnoreCase(other.value);
    }
}
