package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page that a person wanted before the login, as a path of this application with its query and fragment. It travels in
 * the address and the forms of the login page, so that each tab leads where that tab wanted. What a browser could read as
 * another host, or as outside this application, is not followed.
 */
final class WantedPage {

    /** The field that carries it, in the login page's address and in its forms. */
    static final String FIELD = "return";

    private static final int LONGEST = 1024;
    private static final Pattern DOTS = Pattern.compile("/(\\.|%2e){1,2}(;[^/]*)?(/|$)");

    private WantedPage() {}

    /** The path and query of a request that may be opened again; empty for any other request. */
    static Optional<String> of(HttpServletRequest request) {
        return request.getMethod().equals("GET") ? address(request) : Optional.empty();
    }

    /** The path and query at which a request arrived, whatever it was. */
    static Optional<String> address(HttpServletRequest request) {
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        return isLocal(page) ? Optional.of(page) : Optional.empty();
    }

    /** A page that a link, a form or another page's address names; empty where it is not one of this application's pages. */
    static Optional<String> named(String page, String contextPath, String reserved) {
        int hash = page.indexOf('#');
        String address = hash < 0 ? page : page.substring(0, hash);
        String fragment = hash < 0 ? "" : page.substring(hash + 1);
        boolean ours = page.length() <= LONGEST
                && isLocal(address)
                && isPlain(fragment)
                && isWithin(path(address), contextPath)
                && !isWithin(path(address), reserved);
        return ours ? Optional.of(page) : Optional.empty();
    }

    /** An address that hands a wanted page on. */
    static String handedOn(String loginPage, String page) {
        return loginPage
                + (loginPage.contains("?") ? "&" : "?")
                + FIELD
                + "="
                + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** Whether every browser reads this as a path on the host that it came from. */
    static boolean isLocal(String page) {
        if (page.length() > LONGEST || !page.startsWith("/") || page.startsWith("//")) {
            return false;
        }
        return isPlain(page);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '#' && c != '"' && c != '<');
    }

    private static String path(String address) {
        int question = address.indexOf('?');
        return question < 0 ? address : address.substring(0, question);
    }

    /** Browsers take steps upwards out of a path, also where they are escaped. */
    private static boolean isWithin(String path, String parent) {
        return path.startsWith(parent + "/")
                && !DOTS.matcher(path.toLowerCase(Locale.ROOT)).find();
    }
}
