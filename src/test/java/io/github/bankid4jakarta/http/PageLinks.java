package io.github.bankid4jakarta.http;

import java.util.regex.Pattern;

/** Follows the links of a login page, as a browser does. */
final class PageLinks {

    private static final Pattern ASSET = Pattern.compile("\"/app(/\\.bankid/assets/[^\"]+)\"");

    private PageLinks() {}

    /** Where a page looks for one of its files, as a path within the application. */
    static String asset(FakeExchange page, String name) {
        return ASSET.matcher(page.text())
                .results()
                .map(link -> link.group(1))
                .filter(link -> link.endsWith("/" + name))
                .findFirst()
                .orElseThrow();
    }
}
