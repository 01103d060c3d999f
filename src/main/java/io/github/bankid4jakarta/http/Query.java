package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the query of an address. By hand, because the container's own parameters may wait for a body. */
final class Query {

    private Query() {}

    /** The value of a field that is named once; empty where it is not named, named twice, or cannot be read. */
    static Optional<String> value(HttpServletRequest request, String name) {
        return value(request.getQueryString(), name);
    }

    /** The value of a field of a query; null is an empty one. */
    static Optional<String> value(String query, String name) {
        String found = null;
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).equals(name)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = pair.substring(equals + 1);
            }
        }
        return Optional.ofNullable(found).flatMap(Query::decoded);
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
