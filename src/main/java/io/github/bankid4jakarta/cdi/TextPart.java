package io.github.bankid4jakarta.cdi;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that may hold expressions. They are evaluated one by one, as servers make text out of lists in ways of their
 * own where expressions stand in a text.
 *
 * @param text the part
 * @param isExpression whether it is to be evaluated, from <code>${</code> or <code>#{</code> to its end
 */
record TextPart(String text, boolean isExpression) {

    /**
     * Takes a text apart.
     *
     * @param text any text; a backslash keeps an expression from being one
     * @return the parts in their order
     * @throws IllegalArgumentException where an expression has no end
     */
    static List<TextPart> of(String text) {
        List<TextPart> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (begins(text, at)) {
                int end = end(text, at + 2);
                parts.add(new TextPart(plain.toString(), false));
                parts.add(new TextPart(text.substring(at, end), true));
                plain.setLength(0);
                at = end;
            } else {
                at += text.charAt(at) == '\\' && begins(text, at + 1) ? 1 : 0;
                plain.append(text.charAt(at++));
            }
        }
        parts.add(new TextPart(plain.toString(), false));
        return parts;
    }

    private static boolean begins(String text, int at) {
        return text.startsWith("${", at) || text.startsWith("#{", at);
    }

    /** Braces may be nested, and stand in quotes. */
    private static int end(String text, int start) {
        int open = 1;
        char quote = 0;
        for (int at = start; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                at += letter == '\\' ? 1 : 0;
                quote = letter == quote ? 0 : quote;
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
            } else if (letter == '{') {
                open++;
            } else if (letter == '}' && --open == 0) {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("cannot be evaluated, as an expression in it has no end");
    }
}
