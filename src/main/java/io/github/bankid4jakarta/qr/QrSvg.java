package io.github.bankid4jakarta.qr;

/** Draws a QR symbol as SVG: dark on white with the quiet zone, so that it can be read on a dark page too. */
public final class QrSvg {

    private static final int QUIET_ZONE = 4;

    private QrSvg() {}

    /**
     * Draws a symbol.
     *
     * @param symbol what to draw
     * @return an SVG document without a fixed size
     */
    public static String draw(QrSymbol symbol) {
        int side = symbol.size() + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < symbol.size(); y++) {
            appendRow(symbol, y, path);
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }

    /** One rectangle for each run of dark modules. */
    private static void appendRow(QrSymbol symbol, int y, StringBuilder path) {
        for (int x = 0; x < symbol.size(); x++) {
            int start = x;
            while (x < symbol.size() && symbol.isDark(x, y)) {
                x++;
            }
            if (x > start) {
                path.append('M').append(start + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                path.append('h')
                        .append(x - start)
                        .append("v1h")
                        .append(start - x)
                        .append('z');
            }
        }
    }
}
