package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How to reach the hosted API.
 *
 * @param url its address
 * @param token what proves who we are
 * @param connectTimeout how long connecting may take
 * @param startTimeout how long a start may take as a whole, a second attempt included
 * @param collectTimeout how long a collect or a cancel may take as a whole
 * @param phoneTimeout how long an order over the phone may take as a whole
 * @param callLimit how many calls are expected at once, 1 or more; twice as many threads may exist
 */
public record QronaOptions(
        URI url,
        Secret token,
        Duration connectTimeout,
        Duration startTimeout,
        Duration collectTimeout,
        Duration phoneTimeout,
        int callLimit) {

    /**
     * Checks that nothing is null and the limit is usable.
     *
     * @param url its address
     * @param token what proves who we are
     * @param connectTimeout how long connecting may take
     * @param startTimeout how long a start may take as a whole
     * @param collectTimeout how long a collect or a cancel may take as a whole
     * @param phoneTimeout how long an order over the phone may take as a whole
     * @param callLimit how many calls are expected at once
     */
    public QronaOptions {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(connectTimeout, "connectTimeout");
        Objects.requireNonNull(startTimeout, "startTimeout");
        Objects.requireNonNull(collectTimeout, "collectTimeout");
        Objects.requireNonNull(phoneTimeout, "phoneTimeout");
        if (callLimit < 1) {
            throw new IllegalArgumentException("callLimit must be 1 or more");
        }
    }
}
