package io.github.bankid4jakarta.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps calls until the test lets them run, so that a test decides what is in flight. */
public final class QueuedExecutor implements Executor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean full;

    public void full(boolean isFull) {
        full = isFull;
    }

    public int size() {
        return waiting.size();
    }

    public boolean runOne() {
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    public void runAll() {
        while (runOne()) {
            continue;
        }
    }

    @Override
    public void execute(Runnable call) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        waiting.add(call);
    }
}
