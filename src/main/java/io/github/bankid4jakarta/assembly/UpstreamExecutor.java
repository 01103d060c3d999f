package io.github.bankid4jakarta.assembly;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs calls to BankID, a bounded number at once, so that a slow BankID cannot take the container's threads with it. Idle
 * threads end after 30 seconds. Safe for use by several threads.
 */
public final class UpstreamExecutor implements Executor, AutoCloseable {

    private static final int WAITING_PER_CALL = 4;
    private static final int IDLE_SECONDS = 30;
    private static final int FAREWELL_SECONDS = 2;

    private final ThreadPoolExecutor pool;

    /**
     * Starts no thread yet.
     *
     * @param calls how many calls may run at once; four times as many may wait
     * @param threads makes the threads
     */
    public UpstreamExecutor(int calls, ThreadFactory threads) {
        pool = new ThreadPoolExecutor(
                calls,
                calls,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(calls * WAITING_PER_CALL),
                threads,
                new ThreadPoolExecutor.AbortPolicy());
        pool.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs a call soon.
     *
     * @throws RejectedExecutionException where too many wait already, or after {@link #close()}
     */
    @Override
    public void execute(Runnable call) {
        pool.execute(call);
    }

    /** Interrupts the running calls, forgets the waiting ones, and waits a moment until no thread is left. */
    @Override
    public void close() {
        end(pool);
    }

    /**
     * Ends an executor, and waits a moment for its threads: servers look for those of an application that stops, and blame it
     * for each that still runs.
     *
     * @param executor whose work is interrupted or forgotten
     */
    public static void end(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
