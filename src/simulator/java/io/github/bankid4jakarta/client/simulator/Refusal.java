package io.github.bankid4jakarta.client.simulator;

/** Why the phone did not do what it was asked to. Nothing changes for the order. */
public enum Refusal {
    /** No person of that name has a simulated BankID. */
    UNKNOWN_PERSON("unknownPerson", "Choose a person first."),
    /** The address is not an IPv4 or IPv6 address. */
    BAD_ADDRESS("badAddress", "That is not an IP address."),
    /** The hint code is not 1 to 64 letters. */
    BAD_HINT_CODE("badHintCode", "That is not a hint code."),
    /** The scanned text is not that of a BankID QR code. */
    NOT_A_BANKID_CODE("notABankIdCode", "That is not a BankID QR code."),
    /** No order has that QR code. */
    UNKNOWN_CODE("unknownCode", "No order has this QR code. It may have been replaced by a newer one."),
    /** The QR code was made with another secret or for another second. */
    WRONG_CODE("wrongCode", "This QR code is not genuine."),
    /** The QR code is genuine but not of this moment. */
    STALE_CODE("staleCode", "This QR code is not of this moment. Scan the one that is on the screen now."),
    /** No order has that autostart token. */
    UNKNOWN_TOKEN("unknownToken", "No order waits for this launch link. It may have been replaced by a newer one."),
    /** The order has been picked up before, or is over. */
    NOT_WAITING("notWaiting", "This order no longer waits for an app. Start again where you came from."),
    /** No order waits for this person. */
    NOTHING_WAITS("nothingWaits", "No order waits."),
    /** The order is for another person. */
    OTHER_PERSON("otherPerson", "This order is for another person."),
    /** The person has not yet confirmed the phone call. */
    CALL_NOT_CONFIRMED("callNotConfirmed", "Confirm the phone call first."),
    /** There is no such order in this app, or it is over. */
    NOT_OPEN("notOpen", "This order is over. Start again where you came from.");

    private final String code;
    private final String message;

    Refusal(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /**
     * The refusal as the phone page's JSON spells it.
     *
     * @return such as {@code staleCode}
     */
    public String code() {
        return code;
    }

    /**
     * The refusal in words.
     *
     * @return an English sentence
     */
    public String message() {
        return message;
    }
}
