package io.github.bankid4jakarta.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what a call asks for. Only one spelling is served: no path parameters, no escapes, no doubled slashes, no other case.
 *
 * @param prefix below which the operations lie; empty for the whole application
 */
record GatewayPath(String prefix) {

    /** What no context path holds, though some servers hand on how the client spelled it. */
    private static final Pattern ODD = Pattern.compile("//|;|/\\.{1,2}/");

    static GatewayPath of(String configured) {
        return new GatewayPath(configured.equals("/") ? "" : configured);
    }

    /** What follows the gateway's path, such as {@code /auth}; empty for every other spelling. */
    Optional<String> below(HttpServletRequest request) {
        String context = request.getContextPath();
        String start = context + prefix + "/";
        String uri = request.getRequestURI();
        boolean ours = uri.startsWith(start) && !ODD.matcher(context + "/").find();
        boolean direct = request.getDispatcherType() == DispatcherType.REQUEST;
        return ours && direct ? Optional.of(uri.substring(start.length() - 1)) : Optional.empty();
    }
}
