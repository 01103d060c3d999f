package io.github.bankid4jakarta.openapi;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A call and its answer, as they went over the wire.
 *
 * @param method the HTTP method
 * @param path below the address of the gateway, such as {@code /auth}
 * @param requestHeaders by name in lower case
 * @param request the body of the request, perhaps empty
 * @param status the HTTP status of the answer
 * @param headers those of the answer, by name in lower case
 * @param answer the body of the answer, perhaps empty
 */
public record ApiCall(
        String method,
        String path,
        Map<String, String> requestHeaders,
        byte[] request,
        int status,
        Map<String, String> headers,
        byte[] answer) {

    /** Makes the names of all headers lower case. */
    public ApiCall {
        requestHeaders = lowerCase(requestHeaders);
        headers = lowerCase(headers);
    }

    /**
     * Finds a header of the request.
     *
     * @param name its name in any case
     * @return its value
     */
    public Optional<String> requestHeader(String name) {
        return Optional.ofNullable(requestHeaders.get(name.toLowerCase(Locale.ROOT)));
    }

    /**
     * Finds a header of the answer.
     *
     * @param name its name in any case
     * @return its value
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> byName = new TreeMap<>();
        headers.forEach((name, value) -> byName.put(name.toLowerCase(Locale.ROOT), value));
        return byName;
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
