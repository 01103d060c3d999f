package io.github.bankid4jakarta.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what another thread does. */
final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private Eventually() {}

    /** Asserts again and again until it holds. */
    static void assertHolds(ThrowingCallable assertion) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!holds(assertion) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        try {
            assertion.call();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static boolean holds(ThrowingCallable assertion) {
        try {
            assertion.call();
            return true;
        } catch (Throwable e) {
            return false;
        }
    }
}
