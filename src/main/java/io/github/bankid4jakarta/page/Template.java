package io.github.bankid4jakarta.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML with placeholders: <code>{{name}}</code> is replaced by a value, <code>{{#flag}}…{{/flag}}</code> is kept where the
 * flag is set and <code>{{^flag}}…{{/flag}}</code> where it is not. There is no way to insert a value unescaped.
 */
final class Template {

    private static final Pattern TAG = Pattern.compile("\\{\\{([#^/]?)([a-z0-9.-]+)}}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** Parses a template. Its author is us, so what is wrong with it is a defect. */
    static Template parse(String source) {
        List<Part> parts = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(source);
        int end = 0;
        while (tag.find()) {
            parts.add(new Part(Kind.TEXT, source.substring(end, tag.start())));
            parts.add(part(tag.group(1), tag.group(2), open));
            end = tag.end();
        }
        parts.add(new Part(Kind.TEXT, source.substring(end)));
        if (!open.isEmpty()) {
            throw new IllegalArgumentException("The template never ends " + open.peek());
        }
        return new Template(List.copyOf(parts));
    }

    private static Part part(String sign, String name, Deque<String> open) {
        if (sign.isEmpty()) {
            return new Part(Kind.VALUE, name);
        }
        if (!sign.equals("/")) {
            open.push(name);
            return new Part(sign.equals("#") ? Kind.IF : Kind.UNLESS, name);
        }
        if (!name.equals(open.poll())) {
            throw new IllegalArgumentException("The template ends " + name + " where it is not open");
        }
        return new Part(Kind.END, name);
    }

    /** Fills the template in. A value that a kept part names must be there. */
    String render(Map<String, String> values, Set<String> flags) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        int hiddenFrom = Integer.MAX_VALUE;
        for (Part part : parts) {
            depth += part.kind.step;
            boolean hidden = depth >= hiddenFrom;
            if (part.kind == Kind.END && depth < hiddenFrom) {
                hiddenFrom = Integer.MAX_VALUE;
            } else if (!hidden && part.excluded(flags)) {
                hiddenFrom = depth;
            } else if (!hidden) {
                part.append(out, values);
            }
        }
        return out.toString();
    }

    private enum Kind {
        TEXT(0),
        VALUE(0),
        IF(1),
        UNLESS(1),
        END(-1);

        private final int step;

        Kind(int step) {
            this.step = step;
        }
    }

    private record Part(Kind kind, String text) {

        boolean excluded(Set<String> flags) {
            return kind == Kind.IF && !flags.contains(text) || kind == Kind.UNLESS && flags.contains(text);
        }

        void append(StringBuilder out, Map<String, String> values) {
            if (kind == Kind.TEXT) {
                out.append(text);
            } else if (kind == Kind.VALUE) {
                out.append(Escape.html(required(values)));
            }
        }

        private String required(Map<String, String> values) {
            String value = values.get(text);
            if (value == null) {
                throw new IllegalStateException("The template has no value for " + text);
            }
            return value;
        }
    }
}
