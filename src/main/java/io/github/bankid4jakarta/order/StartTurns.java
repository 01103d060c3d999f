package io.github.bankid4jakarta.order;

import java.time.Clock;
import java.time.Duration;

/**
 * Says when an order's turn has come to be started at BankID, so that a crowd at one network address costs BankID little and
 * keeps nobody out. What counts against an address is what comes to nothing: each start takes a token, and an order that
 * somebody took up in the app gives back all that its login took, and one more for somebody else's that comes to nothing.
 * Where tokens are short, those who ask again go before those who only start; and who has asked for {@link #LONGEST_WAIT}
 * goes by another way, which a crowd reaches only by waiting as long, page by page. Safe for use by several threads.
 */
final class StartTurns {

    /** Whoever keeps the page open waits no longer, unless more than {@link #PATIENT_FACTOR} allows have waited as long. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /** How many starts that come to nothing may follow each other at once, in minutes' worth. */
    static final int BURST_MINUTES = 5;

    /** How many times the usual starts may be made by those who have waited longest. */
    static final int PATIENT_FACTOR = 20;

    /** How many of those may be made at once, when many began to wait at once; as many times the usual ones. */
    private static final int PATIENT_BURST_FACTOR = 10;

    private final TokenBuckets usual;
    private final TokenBuckets patient;
    private final int reserve;

    /**
     * Nobody has started anything yet.
     *
     * @param clock the time
     * @param perMinute starts of an address that may come to nothing in a minute
     */
    StartTurns(Clock clock, int perMinute) {
        int burst = times(BURST_MINUTES, perMinute);
        this.usual = new TokenBuckets(clock, burst, burst, Duration.ofMinutes(BURST_MINUTES));
        this.patient =
                new TokenBuckets(clock, times(PATIENT_BURST_FACTOR, perMinute), times(PATIENT_FACTOR, perMinute));
        this.reserve = burst / 2;
    }

    /** Whoever wants no limit configures a number as high as can be. */
    private static int times(int factor, int perMinute) {
        return (int) Math.min(Integer.MAX_VALUE, (long) factor * perMinute);
    }

    /** Takes an order's turn, if it has come. */
    boolean granted(LoginOrder order, Duration waited) {
        String address = DeviceAddress.limitKey(order.endUserIp());
        if (usual.take(address, waited.isZero() ? reserve : 0).isEmpty()) {
            return true;
        }
        return waited.compareTo(LONGEST_WAIT) >= 0 && patient.take(address).isEmpty();
    }

    /** Gives back what a login took that came to something, and one more. */
    void takenUp(LoginOrder order, int starts) {
        usual.give(DeviceAddress.limitKey(order.endUserIp()), starts + 1);
    }
}
