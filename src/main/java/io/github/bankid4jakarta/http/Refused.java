package io.github.bankid4jakarta.http;

import java.time.Duration;
import java.util.Optional;

/** Ends an endpoint's work with a refusal, which {@link BankIdEndpoints} answers. Has no stack trace: it is no failure. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient Duration retryAfter;

    Refused(Refusal refusal) {
        this(refusal, null);
    }

    Refused(Refusal refusal, Duration retryAfter) {
        super(refusal.word(), null, false, false);
        this.refusal = refusal;
        this.retryAfter = retryAfter;
    }

    Refusal refusal() {
        return refusal;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
