package io.github.bankid4jakarta.page;

/** Makes any text safe as the content of an element or of a quoted attribute, in HTML and in XML. */
final class Escape {

    private static final String REPLACEMENT = "\uFFFD";

    private Escape() {}

    static String html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(out, codePoint));
        return out.toString();
    }

    private static void append(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> appendPlain(out, codePoint);
        }
    }

    private static void appendPlain(StringBuilder out, int codePoint) {
        boolean space = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        boolean unfit = Character.isISOControl(codePoint) && !space
                || Character.getType(codePoint) == Character.SURROGATE
                || (codePoint & 0xFFFE) == 0xFFFE;
        if (unfit) {
            out.append(REPLACEMENT);
        } else {
            out.appendCodePoint(codePoint);
        }
    }
}
