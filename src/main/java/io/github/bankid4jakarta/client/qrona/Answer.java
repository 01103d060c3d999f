package io.github.bankid4jakarta.client.qrona;

import java.time.Duration;
import java.util.Optional;

/**
 * What came back over HTTP, not yet believed.
 *
 * @param status the HTTP status
 * @param contentType the raw header; empty where there was none
 * @param retryAfter how long we are asked to wait
 * @param body the bytes, at most {@link #LARGEST_BODY}; empty where the status alone decides
 */
record Answer(int status, String contentType, Optional<Duration> retryAfter, byte[] body) {

    /** In bytes. The largest documented answer has less than 1 KiB. */
    static final int LARGEST_BODY = 64 * 1024;

    static boolean isSuccess(int status) {
        return status >= 200 && status <= 299;
    }

    static boolean isUnauthorized(int status) {
        return status == 401 || status == 403;
    }

    static boolean isTemporary(int status) {
        return status == 408 || status == 429 || (status >= 500 && status <= 599);
    }

    /** Whether the body of such an answer says anything that the status does not. */
    static boolean needsBody(int status) {
        boolean refusal = status >= 400 && status <= 499 && !isUnauthorized(status) && !isTemporary(status);
        return isSuccess(status) || refusal;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
