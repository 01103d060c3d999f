package io.github.bankid4jakarta.gateway;

import java.time.Duration;
import java.util.Map;

/**
 * Why a call is refused, as its client is told. Says nothing of the inside and repeats nothing of the call.
 *
 * @param status the HTTP status
 * @param errorCode the reason in BankID's spelling
 * @param details what the client's developer can do about it
 * @param headers that belong to the status
 */
record GatewayError(int status, String errorCode, String details, Map<String, String> headers) {

    static final GatewayError NO_SUCH_ORDER = invalid("No such order");
    static final GatewayError BROKEN_OFF = new GatewayError(400, "invalidParameters", "The body broke off", closing());
    static final GatewayError PROXY_UNCLEAR =
            invalid("A proxy before this gateway does not say from which address this client calls");
    static final GatewayError ALREADY_IN_PROGRESS =
            new GatewayError(400, "alreadyInProgress", "Order already in progress for pno", Map.of());
    static final GatewayError UNAUTHORIZED = new GatewayError(
            401,
            "unauthorized",
            "Send the header Authorization with Bearer and a token that is valid here",
            Map.of("WWW-Authenticate", "Bearer"));
    static final GatewayError OPERATION_NOT_ALLOWED = forbidden("This client may not call this operation");
    static final GatewayError ADDRESS_NOT_ALLOWED = forbidden("This client may not call from this address");
    static final GatewayError NOT_FOUND =
            new GatewayError(404, "notFound", "There is no such operation; mind the exact path", Map.of());
    static final GatewayError REQUEST_TIMEOUT =
            new GatewayError(408, "requestTimeout", "The body took too long to arrive", closing());
    static final GatewayError TOO_MANY_BODIES = new GatewayError(
            429,
            "tooManyRequests",
            "Too many bodies arrive in chunks; send Content-Length, or try again later",
            Map.of("Connection", "close", "Retry-After", "1"));
    static final GatewayError TOO_LARGE = new GatewayError(
            413, "payloadTooLarge", "The body is larger than " + BodyReader.LARGEST + " bytes", closing());
    static final GatewayError UNSUPPORTED_MEDIA_TYPE = new GatewayError(
            415, "unsupportedMediaType", "Send Content-Type: application/json, in UTF-8 and not encoded", Map.of());
    static final GatewayError INTERNAL =
            new GatewayError(500, "internalError", "The call failed here; its client is not to blame", Map.of());

    static GatewayError invalid(String details) {
        return new GatewayError(400, "invalidParameters", details, Map.of());
    }

    static GatewayError methodNotAllowed(String allowed) {
        return new GatewayError(405, "methodNotAllowed", "Use " + allowed, Map.of("Allow", allowed));
    }

    static GatewayError tooManyRequests(Duration retryAfter) {
        return new GatewayError(
                429, "tooManyRequests", "This client has too many orders; try again later", retryAfter(retryAfter));
    }

    static GatewayError maintenance(Duration retryAfter) {
        return new GatewayError(503, "maintenance", "Try again later", retryAfter(retryAfter));
    }

    private static GatewayError forbidden(String details) {
        return new GatewayError(403, "unauthorized", details, Map.of());
    }

    /** What is left of the body must not be taken for the next request. */
    private static Map<String, String> closing() {
        return Map.of("Connection", "close");
    }

    private static Map<String, String> retryAfter(Duration time) {
        return Map.of(
                "Retry-After", Long.toString(Math.max(1, time.plusMillis(999).toSeconds())));
    }
}
