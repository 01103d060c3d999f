package io.github.bankid4jakarta.order;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a page has kept asking for its order's turn. Asking more often gains nothing, and neither does coming back after a
 * while.
 *
 * @param lastTry when it asked last; the beginning of time where it has not
 * @param waited how long it has kept asking
 */
record Patience(Instant lastTry, Duration waited) {

    static final Patience NEW = new Patience(Instant.MIN, Duration.ZERO);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(900);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(3);

    /** Whether the page may try its luck. */
    boolean mayTry(Instant now) {
        return this == NEW || !now.isBefore(lastTry.plus(BETWEEN_TRIES));
    }

    /** What becomes of it when the page tries. */
    Patience tried(Instant now) {
        if (this == NEW) {
            return new Patience(now, Duration.ZERO);
        }
        Duration step = Duration.between(lastTry, now);
        return new Patience(now, waited.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP));
    }
}
