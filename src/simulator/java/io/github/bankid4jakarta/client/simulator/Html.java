package io.github.bankid4jakarta.client.simulator;

import java.util.List;

/**
 * Markup that is safe to send. Text gets into it only through {@link #of}, which escapes everything that is not markup
 * already.
 */
record Html(String markup) {

    /** Fills each {@code {}} of the template in turn. In the template, attribute values stand in double quotes. */
    static Html of(String template, Object... parts) {
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int gap = template.indexOf("{}", from);
            if (gap < 0) {
                throw new IllegalArgumentException("More parts than gaps");
            }
            markup.append(template, from, gap);
            markup.append(part instanceof Html html ? html.markup : escape(part.toString()));
            from = gap + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("More gaps than parts");
        }
        return new Html(markup.append(template.substring(from)).toString());
    }

    static Html none() {
        return new Html("");
    }

    static Html join(List<Html> parts) {
        StringBuilder markup = new StringBuilder();
        parts.forEach(part -> markup.append(part.markup));
        return new Html(markup.toString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
