package io.github.bankid4jakarta.http;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes values that nobody can guess: 256 bits from the platform's strong source. */
final class Tokens {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
