package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the fields of a small form, each of which may be given once. Read by hand, because the container's own parameters
 * mix in the query and allow megabytes.
 */
final class FormBody implements FormReader {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final BodyReading bodies;

    FormBody(BodyReading bodies) {
        this.bodies = bodies;
    }

    /**
     * Reads a body.
     *
     * @throws Refused where the body is too large, of another type, does not come in time, or names a field twice
     */
    @Override
    public Map<String, String> read(HttpServletRequest request) {
        if (request.getContentLengthLong() == 0 || isEmpty(request)) {
            return Map.of();
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new Refused(Refusal.UNSUPPORTED_TYPE);
        }
        return fields(new String(bodies.read(request), StandardCharsets.UTF_8));
    }

    private static boolean isEmpty(HttpServletRequest request) {
        return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (fields.put(name, value) != null) {
                throw new Refused(Refusal.BAD_REQUEST);
            }
        }
        return fields;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.BAD_REQUEST);
        }
    }
}
