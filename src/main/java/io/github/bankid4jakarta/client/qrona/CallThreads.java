package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a caller go at its deadline, whatever the call is stuck in. The timeouts of JAX-RS limit each read and not the whole
 * exchange, so a peer that sends a byte now and then would hold its caller for ever.
 *
 * <p>A call that was given up, at its deadline or because its caller was interrupted, ends with the next byte that arrives and
 * closes its connection, so that the other end notices. Until then it keeps its thread, hence twice as many threads as calls.
 * Threads come about when needed and go after a minute without work.
 */
final class CallThreads implements AutoCloseable {

    private static final int IDLE_SECONDS = 60;
    private static final int FAREWELL_SECONDS = 2;

    private final ThreadPoolExecutor executor;

    CallThreads(int callLimit) {
        ClassLoader loader = CallThreads.class.getClassLoader();
        executor = new ThreadPoolExecutor(
                0, 2 * callLimit, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread =
                            new Thread(null, task, "bankid-qrona", 0, false); // inherits nothing of its first caller
                    thread.setDaemon(true);
                    thread.setContextClassLoader(loader); // not that of whichever application happened to call first
                    return thread;
                });
    }

    <T> T run(Callable<T> call, Deadline deadline) {
        Future<T> future = submit(call);
        try {
            return future.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw BankIdUnavailableException.noAnswer("BankID did not answer in time", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BankIdUnavailableException.noAnswer("Interrupted while waiting for BankID", null);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private <T> Future<T> submit(Callable<T> call) {
        try {
            return executor.submit(call);
        } catch (RejectedExecutionException e) {
            throw BankIdUnavailableException.notSent("Too many calls to BankID at once", null);
        }
    }

    private static BankIdException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof BankIdException known ? known : TransportFailure.of(cause);
    }

    /** Waits a moment for the threads, as servers blame an application that stops for each that still runs. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
