package io.github.bankid4jakarta.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Named texts in one text, in the form of {@code application/x-www-form-urlencoded}. Values are kept with a session in this
 * form, because a session may hold nothing but strings. Immutable.
 */
public final class TextFields {

    private final Map<String, String> values;

    private TextFields(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads what a {@link Writer} wrote.
     *
     * @param text the text
     * @return its fields
     * @throws IllegalArgumentException where the text is not in that form or names a field twice
     */
    public static TextFields read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0
                    || values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("Not a text of named fields");
            }
        }
        return new TextFields(values);
    }

    /**
     * A field that must be there.
     *
     * @param name its name
     * @return its text
     * @throws NoSuchElementException where it is not there
     */
    public String get(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("No field " + name));
    }

    /**
     * A field that may be there.
     *
     * @param name its name
     * @return its text, or empty
     */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "TextFields" + values.keySet();
    }

    /** Writes named texts into one text. Not safe for use by several threads. */
    public static final class Writer {

        private final StringBuilder text = new StringBuilder();

        /** Starts an empty text. */
        public Writer() {}

        /**
         * Adds a field.
         *
         * @param name its name
         * @param value its value, written by {@code toString}; an empty {@code Optional} adds nothing
         * @return this
         */
        public Writer add(String name, Object value) {
            Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (plain != null) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encode(plain.toString()));
            }
            return this;
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
