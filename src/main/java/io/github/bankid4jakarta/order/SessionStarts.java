package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.LoginMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * How often one browser may start. Who changes between QR code and this device while an order is pending has abandoned
 * nothing, so that has a bound of its own. Safe for use by several threads.
 */
final class SessionStarts {

    private final TokenBuckets starts;
    private final TokenBuckets changes;

    SessionStarts(Clock clock, int perMinute) {
        this.starts = new TokenBuckets(clock, OrderRules.SESSION_BURST, perMinute);
        this.changes = new TokenBuckets(clock, OrderRules.SESSION_CHANGES, OrderRules.SESSION_CHANGES);
    }

    /** Counts a start, or says how long it must wait. */
    Optional<Duration> exceeded(String browser, Optional<LiveOrder> old, LoginMode mode) {
        boolean changesMind = old.map(LiveOrder::order)
                .filter(order -> order.isPending() && order.mode() != mode)
                .isPresent();
        return (changesMind ? changes : starts).take(browser);
    }
}
