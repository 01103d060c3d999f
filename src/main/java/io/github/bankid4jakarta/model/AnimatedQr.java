package io.github.bankid4jakarta.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the text of BankID's animated QR code, which changes each second (BankID RP API v6.0, animated QR codes; read
 * 2026-11). Immutable; safe for use by several threads.
 *
 * @param startToken public part, printed in the code
 * @param startSecret key of the code; never leaves the server
 */
public record AnimatedQr(String startToken, String startSecret) {

    private static final String HMAC = "HmacSHA256";

    /**
     * Checks that both parts are there.
     *
     * @param startToken public part
     * @param startSecret key of the code
     */
    public AnimatedQr {
        Required.text(startToken, "qrStartToken");
        Required.text(startSecret, "qrStartSecret");
    }

    /**
     * The text to show during one second.
     *
     * @param second whole seconds since the answer to the start arrived, rounded down; 0 or more
     * @return such as {@code bankid.67df3917-….0.dc69358e…}
     */
    public String text(long second) {
        String time = Long.toString(second);
        return "bankid." + startToken + "." + time + "." + authCode(time);
    }

    private String authCode(String time) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(startSecret.getBytes(StandardCharsets.US_ASCII), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(time.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "AnimatedQr[masked]";
    }
}
