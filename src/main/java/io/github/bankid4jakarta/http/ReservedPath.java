package io.github.bankid4jakarta.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells requests for the reserved path from all others. Only one spelling is served: no path parameters, no escapes, no
 * doubled slashes, no other case. Everything else that a server might take for the reserved path is refused, so nothing is
 * ever half matched.
 */
final class ReservedPath {

    /** What no context path holds, though some servers hand on how the browser spelled it. */
    private static final Pattern ODD = Pattern.compile("//|;|/\\.{1,2}/");

    private final String prefix;

    ReservedPath(String prefix) {
        this.prefix = prefix;
    }

    /** What follows the reserved path in this application, such as {@code /login}; empty for other requests. */
    Optional<String> below(HttpServletRequest request) {
        String path = path(request);
        if (!startsLike(path)) {
            return Optional.empty();
        }
        String context = request.getContextPath();
        boolean plain = request.getRequestURI().equals(context + path)
                && !ODD.matcher(context + "/").find();
        boolean exact =
                path.startsWith(prefix + "/") && !path.contains("//") && path.indexOf("/.", prefix.length()) < 0;
        boolean direct = request.getDispatcherType() == DispatcherType.REQUEST;
        return Optional.of(plain && exact && direct ? path.substring(prefix.length()) : "");
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    /** Cheap for the usual request, which differs in its first letters. */
    private boolean startsLike(String path) {
        return path.regionMatches(true, 0, prefix, 0, prefix.length())
                && (path.length() == prefix.length() || "/;".indexOf(path.charAt(prefix.length())) >= 0);
    }
}
