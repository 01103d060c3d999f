package io.github.bankid4jakarta.assembly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells the operator's log that BankID cannot be used, and that it can again: once for each outage or kind of failure, and at
 * most once a minute, however many people notice. Safe for use by several threads.
 */
final class OutageLog {

    private static final System.Logger LOG = System.getLogger(OutageLog.class.getPackageName());
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final String backend;
    private final Clock clock;
    private volatile boolean failing;
    private String told;
    private Instant since;
    private Instant quietUntil = Instant.MIN;

    /**
     * Nothing has failed yet.
     *
     * @param backend what may fail, in words for the log
     * @param clock tells when a minute has passed
     */
    OutageLog(String backend, Clock clock) {
        this.backend = backend;
        this.clock = clock;
    }

    /**
     * A call failed.
     *
     * @param how what went wrong, without secrets and personal data
     */
    void failed(String how) {
        if (isNews(how, clock.instant())) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be used: {1}", backend, how);
        }
    }

    private synchronized boolean isNews(String how, Instant now) {
        if (how.equals(told) || now.isBefore(quietUntil)) {
            return false;
        }
        if (!failing) {
            since = now;
        }
        failing = true;
        told = how;
        quietUntil = now.plus(QUIET);
        return true;
    }

    /** A call succeeded, or was refused by a BankID that works. */
    void worked() {
        if (failing) {
            recover(clock.instant());
        }
    }

    private synchronized void recover(Instant now) {
        if (failing) {
            failing = false;
            told = null;
            String seconds = String.valueOf(Duration.between(since, now).toSeconds());
            LOG.log(System.Logger.Level.INFO, "{0} can be used again, {1} s after that was noticed", backend, seconds);
        }
    }
}
