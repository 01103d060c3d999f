package io.github.bankid4jakarta.http;

import java.util.Optional;

/**
 * Writes the small, flat JSON answers of the endpoints. By hand, because these endpoints run on servers without any JSON
 * library too.
 */
final class JsonObject {

    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder("{");

    /** Adds a member; an empty or null value adds nothing. Numbers, booleans and objects are written as such. */
    JsonObject add(String name, Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (plain == null) {
            return this;
        }
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name).append(':');
        if (plain instanceof Number || plain instanceof Boolean || plain instanceof JsonObject) {
            text.append(plain);
        } else {
            quote(plain.toString());
        }
        return this;
    }

    private StringBuilder quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE || c == '<' || c == '\u2028' || c == '\u2029') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
