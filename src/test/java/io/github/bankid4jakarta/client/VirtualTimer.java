package io.github.bankid4jakarta.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A timer of virtual time: what is due happens on the test's thread, while the test lets time pass. */
public final class VirtualTimer extends AbstractExecutorService implements ScheduledExecutorService {

    private final VirtualClock clock;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private boolean shutdown;

    public VirtualTimer(VirtualClock clock) {
        this.clock = clock;
    }

    /** Lets time pass, stopping wherever something is due. */
    public void advance(Duration time) {
        Instant end = clock.instant().plus(time);
        for (Optional<Task> next = due(end); next.isPresent(); next = due(end)) {
            Duration step = Duration.between(clock.instant(), next.get().at);
            clock.advance(step.isNegative() ? Duration.ZERO : step);
            next.get().run();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    /** What is still to come. */
    public int size() {
        tasks.removeIf(FutureTask::isCancelled);
        return tasks.size();
    }

    private Optional<Task> due(Instant end) {
        Task next = tasks.peek();
        return next == null || next.at.isAfter(end) ? Optional.empty() : Optional.of(tasks.poll());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        if (shutdown) {
            throw new RejectedExecutionException("shut down");
        }
        Task task = new Task(command, clock.instant().plusNanos(unit.toNanos(delay)));
        tasks.add(task);
        return task;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final Instant at;

        Task(Runnable command, Instant at) {
            super(command, null);
            this.at = at;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock.instant(), at));
        }

        @Override
        public int compareTo(Delayed other) {
            return at.compareTo(((Task) other).at);
        }
    }
}
