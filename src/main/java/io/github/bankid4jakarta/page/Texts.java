package io.github.bankid4jakarta.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The texts of one language. */
final class Texts {

    private static final String ADVICE = ".advice";

    private final Map<String, String> byKey;

    private Texts(Map<String, String> byKey) {
        this.byKey = byKey;
    }

    static Texts of(Locale locale) {
        return new Texts(Resources.properties("texts_" + locale.getLanguage() + ".properties").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> (String) e.getKey(), e -> (String) e.getValue())));
    }

    Map<String, String> all() {
        return byKey;
    }

    /** The message of the first of the keys that there is. */
    UserMessage message(String... keys) {
        for (String key : keys) {
            String text = byKey.get(key);
            if (text != null) {
                return new UserMessage(text, Optional.ofNullable(byKey.get(key + ADVICE)));
            }
        }
        throw new IllegalStateException("No text for " + keys[keys.length - 1]);
    }
}
