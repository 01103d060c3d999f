package io.github.bankid4jakarta.http;

/** Why a request below the reserved path is refused, with its HTTP status and the word that JSON answers carry. */
enum Refusal {
    BAD_REQUEST(400, "bad_request"),
    BROKEN_OFF(400, "broken_off"),
    NOT_OFFERED(400, "not_offered"),
    PROXY_UNCLEAR(400, "proxy_unclear"),
    NOT_SAME_SITE(403, "forbidden"),
    ORIGIN_HIDDEN(403, "origin_hidden"),
    ORIGIN_MISSING(403, "origin_missing"),
    FORM_OUTDATED(403, "form_outdated"),
    COOKIES_BLOCKED(403, "cookies_blocked"),
    MAYBE_IN(403, "session_replaced"),
    FRAMED(401, "framed"),
    NOT_ACCEPTED(403, "not_accepted"),
    RETURN_ELSEWHERE(403, "return_elsewhere"),
    NOT_FOUND(404, "not_found"),
    METHOD(405, "method_not_allowed"),
    TOO_SLOW(408, "request_timeout"),
    NOTHING_TO_CLAIM(409, "nothing_to_claim"),
    TOO_LARGE(413, "too_large"),
    UNSUPPORTED_TYPE(415, "unsupported_media_type"),
    TOO_MANY(429, "too_many_requests"),
    BUSY(503, "busy"),
    CROWDED(503, "busy"),
    NOT_SET_UP(503, "not_set_up"),
    PUBLIC_ADDRESS_MISSING(503, "public_address_missing"),
    INTERNAL(500, "internal_error");

    private final int status;
    private final String word;

    Refusal(int status, String word) {
        this.status = status;
        this.word = word;
    }

    /** Whether a part of the request was left unread, so that nothing can follow it on its connection. */
    boolean leavesRest() {
        return this == BROKEN_OFF || this == TOO_SLOW || this == TOO_LARGE || this == CROWDED;
    }

    /** Whether the same form may be sent again, with the token that comes with the refusal. */
    boolean mayBeRepeated() {
        return this == FORM_OUTDATED || this == COOKIES_BLOCKED;
    }

    int status() {
        return status;
    }

    String word() {
        return word;
    }
}
