package io.github.bankid4jakarta.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the token of a call (RFC 6750) and hashes it. Only the hash is handed on. */
final class BearerToken {

    private static final int LONGEST = 1024;
    private static final Pattern CREDENTIALS = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/-]+=*) *");

    private BearerToken() {}

    /** The SHA-256 of the one token in the header; empty where there is no such header, several, or another scheme. */
    static Optional<byte[]> hash(List<String> authorization) {
        if (authorization.size() != 1 || authorization.get(0).length() > LONGEST) {
            return Optional.empty();
        }
        Matcher matcher = CREDENTIALS.matcher(authorization.get(0));
        return matcher.matches() ? Optional.of(sha256(matcher.group(1))) : Optional.empty();
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
