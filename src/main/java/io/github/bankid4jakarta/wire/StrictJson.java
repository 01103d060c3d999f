package io.github.bankid4jakarta.wire;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks a JSON text before the server's parser sees it, because which parser that is, and what it makes of nesting bombs,
 * huge numbers, members given twice or text after the end, differs between servers. Accepts what RFC 8259 does, with at most
 * {@value #DEEPEST} levels, and numbers that cost no more to compute than to read.
 */
public final class StrictJson {

    /** How deep objects and arrays may lie in each other. */
    public static final int DEEPEST = 16;

    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,19})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern LITERAL = Pattern.compile("true|false|null");
    private static final Pattern STRING =
            Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9A-Fa-f]{4}))*+\"");
    private static final int LONGEST_NUMBER = 20;

    private final String text;
    private int at;

    private StrictJson(String text) {
        this.text = text;
    }

    /**
     * Checks that a text is one JSON object and nothing else.
     *
     * @param text the text
     * @throws IllegalArgumentException where it is not; the message holds nothing of the text
     */
    public static void requireObject(String text) {
        StrictJson json = new StrictJson(text);
        json.skipBlanks();
        json.require(json.peek() == '{');
        json.value(1);
        json.skipBlanks();
        json.require(json.at == text.length());
    }

    private void value(int depth) {
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> token(STRING);
            case 't', 'f', 'n' -> token(LITERAL);
            default -> require(digits(token(NUMBER)) <= LONGEST_NUMBER);
        }
    }

    private void object(int depth) {
        require(depth <= DEEPEST);
        Set<String> names = new HashSet<>();
        open();
        while (!closedBy('}', names.isEmpty())) {
            require(names.add(name()));
            skipBlanks();
            skip(':');
            value(depth + 1);
        }
    }

    private void array(int depth) {
        require(depth <= DEEPEST);
        open();
        for (boolean first = true; !closedBy(']', first); first = false) {
            value(depth + 1);
        }
    }

    private void open() {
        at++;
        skipBlanks();
    }

    /** Moves past the end, or past the comma before the next element. */
    private boolean closedBy(char end, boolean first) {
        skipBlanks();
        if (peek() == end) {
            at++;
            return true;
        }
        if (!first) {
            skip(',');
        }
        return false;
    }

    // An escape can write the same name in another way, and no member that we know needs one.
    private String name() {
        String name = token(STRING);
        require(name.indexOf('\\') < 0);
        return name;
    }

    private String token(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        require(matcher.lookingAt());
        at = matcher.end();
        return matcher.group();
    }

    private static long digits(String number) {
        return number.chars().filter(Character::isDigit).count();
    }

    private void skip(char expected) {
        require(peek() == expected);
        open();
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        require(at < text.length());
        return text.charAt(at);
    }

    private void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("Not the JSON expected, at character " + at);
        }
    }
}
