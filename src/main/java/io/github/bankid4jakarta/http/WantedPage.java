package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The page that a person wanted before the login, as a path of this application with its query. It comes from the server's
 * own view of a GET request and never from a parameter, and what a browser could read as another host is not remembered.
 */
final class WantedPage {

    private static final int LONGEST = 1024;

    private WantedPage() {}

    /** The path and query of a request that may be opened again; empty for any other request. */
    static Optional<String> of(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        return isLocal(page) ? Optional.of(page) : Optional.empty();
    }

    /** Whether every browser reads this as a path on the host that it came from. */
    static boolean isLocal(String page) {
        if (page.length() > LONGEST || !page.startsWith("/") || page.startsWith("//")) {
            return false;
        }
        return page.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '#' && c != '"' && c != '<');
    }
}
