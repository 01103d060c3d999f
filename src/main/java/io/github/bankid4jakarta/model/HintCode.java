package io.github.bankid4jakarta.model;

import java.util.regex.Pattern;

/**
 * BankID's reason text on a pending or failed order. A value over the raw text, so that codes which BankID adds later
 * survive (BankID RP API v6.0, collect, hint codes; read 2026-11).
 *
 * @param value the code as BankID sent it: 1 to 64 ASCII letters
 */
public record HintCode(String value) {

    private static final Pattern LETTERS = Pattern.compile("[A-Za-z]{1,64}");

    /** No app has fetched the order yet. */
    public static final HintCode OUTSTANDING_TRANSACTION = new HintCode("outstandingTransaction");
    /** The order was not yet picked up by the app. */
    public static final HintCode NO_CLIENT = new HintCode("noClient");
    /** The app was started and looks for a usable BankID. */
    public static final HintCode STARTED = new HintCode("started");
    /** The end user is to photograph and read an identity document. */
    public static final HintCode USER_MRTD = new HintCode("userMrtd");
    /** The end user is to confirm a phone call with the relying party. */
    public static final HintCode USER_CALL_CONFIRM = new HintCode("userCallConfirm");
    /** The end user is to enter the security code. */
    public static final HintCode USER_SIGN = new HintCode("userSign");
    /** The answer was submitted and is being processed. */
    public static final HintCode PROCESSING = new HintCode("processing");
    /** An extra verification is asked for. */
    public static final HintCode USER_STEP_UP = new HintCode("userStepUp");
    /** A face check is asked for. */
    public static final HintCode USER_FACE = new HintCode("userFace");

    /** Time ran out. */
    public static final HintCode EXPIRED_TRANSACTION = new HintCode("expiredTransaction");
    /** The end user's BankID is blocked or too old. */
    public static final HintCode CERTIFICATE_ERR = new HintCode("certificateErr");
    /** The end user said no in the app. */
    public static final HintCode USER_CANCEL = new HintCode("userCancel");
    /** The order was cancelled, by us or by a newer order of the same person. */
    public static final HintCode CANCELLED = new HintCode("cancelled");
    /** The app was not started, or the QR code was not scanned, in time. */
    public static final HintCode START_FAILED = new HintCode("startFailed");
    /** The end user said that there is no such phone call. */
    public static final HintCode USER_DECLINED_CALL = new HintCode("userDeclinedCall");
    /** The end user's app cannot do what the order asks. */
    public static final HintCode NOT_SUPPORTED_BY_USER_APP = new HintCode("notSupportedByUserApp");
    /** BankID blocked the order because of its risk. */
    public static final HintCode TRANSACTION_RISK_BLOCKED = new HintCode("transactionRiskBlocked");
    /** The identity document could not be verified. */
    public static final HintCode MRTD_VERIFICATION_FAILED = new HintCode("mrtdVerificationFailed");
    /** The face check failed. */
    public static final HintCode FACIAL_RECOGNITION_FAILED = new HintCode("facialRecognitionFailed");
    /** The phone cannot read a document's chip. */
    public static final HintCode NFC_NOT_SUPPORTED_BY_DEVICE = new HintCode("nfcNotSupportedByDevice");
    /** The phone holds more than one BankID where only one may be. */
    public static final HintCode MULTIPLE_BANK_IDS_ON_DEVICE = new HintCode("multipleBankIdsOnDevice");
    /** The extra verification failed. */
    public static final HintCode STEP_UP_FAILED = new HintCode("stepUpFailed");

    /** What stands for a code that is missing or not a code at all. */
    public static final HintCode UNKNOWN = new HintCode("unknown");

    /**
     * Checks that the code is one that may be shown to a browser.
     *
     * @param value the code as BankID sent it
     */
    public HintCode {
        if (value == null || !LETTERS.matcher(value).matches()) {
            throw new IllegalArgumentException("hintCode is not 1 to 64 letters");
        }
    }

    /**
     * Reads a code from outside without ever failing.
     *
     * @param raw the text as received; may be null
     * @return the code, or {@link #UNKNOWN} where the text is not a code
     */
    public static HintCode of(String raw) {
        return raw != null && LETTERS.matcher(raw).matches() ? new HintCode(raw) : UNKNOWN;
    }
}
