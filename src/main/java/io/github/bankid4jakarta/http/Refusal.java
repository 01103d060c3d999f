package io.github.bankid4jakarta.http;

/** Why a request below the reserved path is refused, with its HTTP status and the word that JSON answers carry. */
enum Refusal {
    BAD_REQUEST(400, "bad_request"),
    NOT_OFFERED(400, "not_offered"),
    PROXY_UNCLEAR(400, "proxy_unclear"),
    NOT_SAME_SITE(403, "forbidden"),
    FORM_OUTDATED(403, "form_outdated"),
    NOT_ACCEPTED(403, "not_accepted"),
    RETURN_ELSEWHERE(403, "return_elsewhere"),
    NOT_FOUND(404, "not_found"),
    METHOD(405, "method_not_allowed"),
    NOTHING_TO_CLAIM(409, "nothing_to_claim"),
    TOO_LARGE(413, "too_large"),
    UNSUPPORTED_TYPE(415, "unsupported_media_type"),
    TOO_MANY(429, "too_many_requests"),
    BUSY(503, "busy"),
    NOT_SET_UP(503, "not_set_up"),
    INTERNAL(500, "internal_error");

    private final int status;
    private final String word;

    Refusal(int status, String word) {
        this.status = status;
        this.word = word;
    }

    int status() {
        return status;
    }

    String word() {
        return word;
    }
}
