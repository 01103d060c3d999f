package io.github.bankid4jakarta.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what browsers bring back before they have a session. Safe for use by several threads. */
final class DeploymentKey {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    DeploymentKey(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /** A key that ends with this application and that no other node has. */
    static DeploymentKey random() {
        return new DeploymentKey(Tokens.bytes());
    }

    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }

    boolean signed(String text, String signature) {
        return MessageDigest.isEqual(
                sign(text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }
}
