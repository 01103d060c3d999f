package io.github.bankid4jakarta.gateway;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that makes tests wait a hundredth of the time. */
final class HurriedTimer extends ScheduledThreadPoolExecutor {

    private static final int HURRY = 100;

    /** What is done again and again is hurried less, or a slow machine would be at it before its time. */
    private static final int BEATS = 10;

    private static final long BODY_DEADLINE_MICROS = 10_000_000;

    private final boolean bodiesOnly;

    private HurriedTimer(boolean bodiesOnly) {
        super(1, task -> new Thread(task, "test-timer"));
        this.bodiesOnly = bodiesOnly;
        setRemoveOnCancelPolicy(true);
    }

    /** Hurries people on the phone, and nothing that a slow machine could be too slow for. */
    static HurriedTimer forPeople() {
        return new HurriedTimer(false);
    }

    /** Hurries the bodies of requests. */
    static HurriedTimer forBodies() {
        return new HurriedTimer(true);
    }

    private long micros(long delay, TimeUnit unit) {
        long micros = unit.toMicros(delay);
        return (micros == BODY_DEADLINE_MICROS) == bodiesOnly ? micros / HURRY : micros;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return super.schedule(command, micros(delay, unit), TimeUnit.MICROSECONDS);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return super.schedule(callable, micros(delay, unit), TimeUnit.MICROSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return super.scheduleAtFixedRate(
                command, unit.toMicros(initialDelay) / BEATS, unit.toMicros(period) / BEATS, TimeUnit.MICROSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return super.scheduleWithFixedDelay(
                command, micros(initialDelay, unit), micros(delay, unit), TimeUnit.MICROSECONDS);
    }
}
