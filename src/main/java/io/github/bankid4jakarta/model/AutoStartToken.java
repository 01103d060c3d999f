package io.github.bankid4jakarta.model;

/**
 * Starts the BankID app on the device that opens a link with it. Reaches the browser in same-device mode only.
 *
 * @param value the token as BankID sent it; opaque, never blank
 */
public record AutoStartToken(String value) {

    /**
     * Checks that there is a token at all.
     *
     * @param value the token as BankID sent it
     */
    public AutoStartToken {
        Required.text(value, "autoStartToken");
    }

    @Override
    public String toString() {
        return "AutoStartToken[masked]";
    }
}
