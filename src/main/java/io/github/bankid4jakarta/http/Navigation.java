package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a browser wants an answer for. It says so in {@code Sec-Fetch-Mode} and {@code Sec-Fetch-Dest} (W3C Fetch Metadata);
 * an older one at least asks for HTML.
 */
enum Navigation {
    /** A person looks at the answer, in a tab of its own. */
    TOP_LEVEL,
    /** A person looks at the answer, within another page. */
    FRAME,
    /** A script, a picture or the like: nobody looks at a page. */
    NONE;

    static Navigation of(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode == null) {
            return asksForHtml(request) ? TOP_LEVEL : NONE;
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        if (!mode.equals("navigate")) {
            return NONE;
        }
        return destination == null || destination.equals("document") ? TOP_LEVEL : FRAME;
    }

    /** Whether nothing says that this is anything else than a tab of its own: an app may open an address without a word. */
    static boolean isTopLevel(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") == null || of(request) == TOP_LEVEL;
    }

    private static boolean asksForHtml(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html") && request.getHeader("X-Requested-With") == null;
    }
}
