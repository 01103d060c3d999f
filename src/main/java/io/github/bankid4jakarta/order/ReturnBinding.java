package io.github.bankid4jakarta.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Binds a same-device order to the browser that started it: the nonce that only BankID was given must come back in that
 * browser. Only a hash of it is kept.
 *
 * @param nonceHash SHA-256 of the nonce in hexadecimal; empty where the order has no return address
 * @param returned whether the nonce has come back
 * @param wrong how often another nonce came back
 */
record ReturnBinding(Optional<String> nonceHash, boolean returned, int wrong) {

    static final ReturnBinding NONE = new ReturnBinding(Optional.empty(), false, 0);

    static ReturnBinding expecting(String nonce) {
        return new ReturnBinding(Optional.of(hash(nonce)), false, 0);
    }

    /** Whether the person has yet to come back before the order may be claimed. */
    boolean outstanding() {
        return nonceHash.isPresent() && !returned;
    }

    /** Whether this is the nonce that has yet to come back. */
    boolean awaits(String nonce) {
        return outstanding()
                && MessageDigest.isEqual(
                        nonceHash.orElseThrow().getBytes(StandardCharsets.US_ASCII),
                        hash(nonce).getBytes(StandardCharsets.US_ASCII));
    }

    /** Takes a nonce in. It counts once: when it has come back, nothing matches any more. */
    ReturnBinding receive(String nonce) {
        return awaits(nonce)
                ? new ReturnBinding(nonceHash, true, wrong)
                : new ReturnBinding(nonceHash, returned, wrong + 1);
    }

    private static String hash(String nonce) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(nonce.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
