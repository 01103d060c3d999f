package io.github.bankid4jakarta.identity;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.CallerName;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names callers as the configuration says: by personal number, or by a pseudonym that only this site can make. */
public final class CallerNames {

    private static final String HMAC = "HmacSHA256";
    private static final String PREFIX = "bid1_";
    private static final int PSEUDONYM_BYTES = 16;

    private CallerNames() {}

    /**
     * The configured way to name people.
     *
     * @param configuration the resolved settings
     * @return answers the name of whoever has a personal number; safe for use by several threads
     */
    public static Function<PersonalNumber, String> of(Configuration configuration) {
        if (configuration.get(BankIdSettings.CALLER_NAME) == CallerName.PERSONAL_NUMBER) {
            return PersonalNumber::value;
        }
        byte[] key = Base64.getDecoder()
                .decode(configuration.get(BankIdSettings.CALLER_NAME_KEY).reveal());
        return number -> pseudonym(key, number);
    }

    private static String pseudonym(byte[] key, PersonalNumber number) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            byte[] digest = mac.doFinal(number.value().getBytes(StandardCharsets.US_ASCII));
            return PREFIX + HexFormat.of().formatHex(digest, 0, PSEUDONYM_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
