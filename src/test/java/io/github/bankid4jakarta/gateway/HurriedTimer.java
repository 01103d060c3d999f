package io.github.bankid4jakarta.gateway;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose seconds last 10 milliseconds. */
final class HurriedTimer extends ScheduledThreadPoolExecutor {

    private static final int HURRY = 100;

    HurriedTimer() {
        super(1, task -> new Thread(task, "test-timer"));
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return super.schedule(command, unit.toMicros(delay) / HURRY, TimeUnit.MICROSECONDS);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return super.schedule(callable, unit.toMicros(delay) / HURRY, TimeUnit.MICROSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return super.scheduleAtFixedRate(
                command, unit.toMicros(initialDelay) / HURRY, unit.toMicros(period) / HURRY, TimeUnit.MICROSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return super.scheduleWithFixedDelay(
                command, unit.toMicros(initialDelay) / HURRY, unit.toMicros(delay) / HURRY, TimeUnit.MICROSECONDS);
    }
}
