package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.hostedapi.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes calls over real sockets take virtual time: an answer is held back until a test says that it is due. */
final class HeldCalls implements Executor, AutoCloseable {

    private final VirtualClock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final List<Instant> askedAt = new ArrayList<>();
    private Future<?> call;
    private boolean hasArrived;

    HeldCalls(VirtualClock clock) {
        this.clock = clock;
    }

    /** The answer, once it is due. */
    Fault held(Fault answer) {
        return socket -> {
            arrived.release();
            released.acquire();
            answer.play(socket);
        };
    }

    @Override
    public void execute(Runnable work) {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        askedAt.add(clock.instant());
        hasArrived = false;
        call = threads.submit(() -> {
            try {
                work.run();
            } finally {
                running.decrementAndGet();
            }
        });
    }

    /** Waits until a call that was made has reached the other side. */
    void awaitArrival() {
        if (call != null && !hasArrived) {
            arrived.acquireUninterruptibly();
            hasArrived = true;
        }
    }

    /** Lets a call end that will have taken so long when that time has passed. */
    void answerWhatIsDue(Duration soon, Duration slowness) {
        awaitArrival();
        Instant due = clock.instant().plus(soon).minus(slowness);
        if (call != null && !askedAt.get(askedAt.size() - 1).isAfter(due)) {
            released.release();
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            call.get();
            call = null;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Between two calls; the first one is the start, after which there is none. */
    Duration shortestPause() {
        Duration shortest = Duration.ofDays(1);
        for (int i = 2; i < askedAt.size(); i++) {
            Duration pause = Duration.between(askedAt.get(i - 1), askedAt.get(i));
            shortest = pause.compareTo(shortest) < 0 ? pause : shortest;
        }
        return shortest;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
