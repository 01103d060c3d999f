package io.github.bankid4jakarta.client.qrona;

import java.time.Duration;

/**
 * The moment at which a call must have ended, on the monotonic clock, so that a change of the wall clock moves nothing.
 *
 * @param nanoTime the moment as {@link System#nanoTime()} counts
 */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    long remainingNanos() {
        return Math.max(0, nanoTime - System.nanoTime());
    }

    boolean hasPassed() {
        return remainingNanos() == 0;
    }
}
