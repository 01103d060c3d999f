package io.github.bankid4jakarta.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a connection has received so far in answer to one call, announced by its length or in chunks.
 *
 * @param text all of it, one character for each byte
 */
record ReceivedAnswer(String text) {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern CHUNK = Pattern.compile("\\G(?:\r\n)?([0-9A-Fa-f]+)\r\n");
    private static final int HEX = 16;

    boolean isWhole() {
        Matcher length = LENGTH.matcher(head());
        return length.find() ? rest().length() >= Integer.parseInt(length.group(1)) : rest().endsWith(LAST_CHUNK);
    }

    /** The status, or 0 where it has not arrived. */
    int status() {
        return text.length() < 12 ? 0 : Integer.parseInt(text.substring(9, 12));
    }

    /** The body as far as it has arrived. */
    String body() {
        if (LENGTH.matcher(head()).find()) {
            return rest();
        }
        StringBuilder body = new StringBuilder();
        String rest = rest();
        Matcher chunk = CHUNK.matcher(rest);
        int at = 0;
        while (chunk.find(at)) {
            int end = Math.min(rest.length(), chunk.end() + Integer.parseInt(chunk.group(1), HEX));
            body.append(rest, chunk.end(), end);
            at = end;
        }
        return body.toString();
    }

    private String head() {
        int end = text.indexOf(END_OF_HEAD);
        return end < 0 ? text : text.substring(0, end);
    }

    private String rest() {
        int end = text.indexOf(END_OF_HEAD);
        return end < 0 ? "" : text.substring(end + END_OF_HEAD.length());
    }
}
