package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes text out of the bytes of a JSON answer: its type must be JSON and its characters UTF-8, as RFC 8259 demands. The
 * byte order mark, which that RFC lets a reader ignore, is ignored.
 */
final class JsonBytes {

    private static final Pattern JSON_TYPE = Pattern.compile("application/([a-z0-9.-]+\\+)?json");
    private static final Pattern CHARSET = Pattern.compile("\\s*charset\\s*=\\s*\"?([^\"\\s]*)\"?\\s*");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private JsonBytes() {}

    static String text(Answer answer) {
        if (!isJson(answer.contentType())) {
            throw BankIdProtocolException.unreadable(
                    "BankID's answer with HTTP status " + answer.status() + " is not JSON in UTF-8", null);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(answer.body());
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw BankIdProtocolException.unreadable("BankID's answer is not in UTF-8", null);
        }
    }

    private static boolean isJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";");
        if (!JSON_TYPE.matcher(parts[0].strip()).matches()) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            var charset = CHARSET.matcher(parts[i]);
            if (charset.matches() && !charset.group(1).equals("utf-8")) {
                return false;
            }
        }
        return true;
    }
}
