package io.github.bankid4jakarta.page;

import java.util.Optional;
import java.util.regex.Pattern;

/** One row of the launch table. */
record LaunchRule(
        String name,
        Pattern platform,
        Pattern browser,
        boolean mobile,
        LinkForm first,
        Optional<LinkForm> second,
        boolean auto) {

    private static final int COLUMNS = 7;

    static LaunchRule parse(String line) {
        String[] cells = line.split("\t");
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("A row of the launch table has not " + COLUMNS + " columns: " + line);
        }
        return new LaunchRule(
                cells[0],
                pattern(cells[1]),
                pattern(cells[2]),
                either(cells[3], "mobile", "desktop"),
                LinkForm.of(cells[4]).orElseThrow(),
                LinkForm.of(cells[5]),
                either(cells[6], "auto", "tap"));
    }

    boolean matches(String userAgent) {
        return platform.matcher(userAgent).find() && browser.matcher(userAgent).find();
    }

    private static Pattern pattern(String cell) {
        return Pattern.compile(cell, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static boolean either(String cell, String yes, String no) {
        if (!cell.equals(yes) && !cell.equals(no)) {
            throw new IllegalStateException("The launch table says " + cell + ", not " + yes + " or " + no);
        }
        return cell.equals(yes);
    }
}
