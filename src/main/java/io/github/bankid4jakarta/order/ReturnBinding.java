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
        return outstanding() && matches(nonce);
    }

    /** Takes a nonce in. Where none is awaited, none can be wrong: any page may make a browser open the return address. */
    ReturnBinding receive(String nonce) {
        if (!outstanding()) {
            return this;
        }
        return matches(nonce)
                ? new ReturnBinding(nonceHash, true, wrong)
                : new ReturnBinding(nonceHash, false, wrong + 1);
    }

    /** Whether this is the nonce, however often it comes: a person may reload the return address. */
    boolean matches(String nonce) {
        return nonceHash
                .map(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        hash(nonce).getBytes(StandardCharsets.US_ASCII)))
                .orElse(false);
    }

    /** Whether so many wrong nonces came that the right one may be a guess. */
    boolean guessedAt() {
        return wrong >= OrderRules.WRONG_NONCES;
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
