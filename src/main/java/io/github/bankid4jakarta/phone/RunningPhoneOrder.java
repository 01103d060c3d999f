package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The state of one order: the first end counts, and whoever brings a reference after the end is told to cancel it. Holds its
 * lock for a moment only, and never while it tells others.
 */
final class RunningPhoneOrder implements PhoneOrderHandle {

    private final PhoneAuthenticationRequest request;
    private final Function<RunningPhoneOrder, CompletionStage<Void>> whenCancelled;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<PhoneEnd> end = new CompletableFuture<>();
    private OrderRef orderRef;
    private HintCode hintCode;
    private boolean ended;
    private Future<?> deadline;
    private Future<?> nextCollect;
    private Future<?> longCall;

    RunningPhoneOrder(
            PhoneAuthenticationRequest request, Function<RunningPhoneOrder, CompletionStage<Void>> whenCancelled) {
        this.request = request;
        this.whenCancelled = whenCancelled;
    }

    PhoneAuthenticationRequest request() {
        return request;
    }

    @Override
    public CompletionStage<Void> started() {
        return started.minimalCompletionStage();
    }

    @Override
    public CompletionStage<PhoneEnd> end() {
        return end.minimalCompletionStage();
    }

    @Override
    public synchronized Optional<HintCode> hintCode() {
        return Optional.ofNullable(hintCode);
    }

    @Override
    public CompletionStage<Void> cancel() {
        return whenCancelled.apply(this);
    }

    synchronized Optional<OrderRef> orderRef() {
        return Optional.ofNullable(orderRef);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** What ends the order when its time is up; not needed after the end. */
    synchronized void deadline(Future<?> future) {
        deadline = future;
        stopAfterTheEnd();
    }

    /** The next time that BankID is asked; not needed after the end. */
    synchronized void nextCollect(Future<?> future) {
        nextCollect = future;
        stopAfterTheEnd();
    }

    /** A call that takes minutes, which the end interrupts. */
    synchronized void longCall(Future<?> future) {
        longCall = future;
        stopAfterTheEnd();
    }

    /** The call is back, and its thread must not be interrupted any more. */
    synchronized void callReturned() {
        longCall = null;
    }

    private synchronized void stopAfterTheEnd() {
        if (ended) {
            stop(deadline, false);
            stop(nextCollect, false);
            stop(longCall, true);
        }
    }

    private static void stop(Future<?> future, boolean interrupt) {
        if (future != null) {
            future.cancel(interrupt);
        }
    }

    /** Tells that BankID is at work, though it has not named the order. */
    void markStarted() {
        started.complete(null);
    }

    /** Keeps the reference. False after the end: then the order is to be cancelled at BankID. */
    boolean running(OrderRef ref) {
        synchronized (this) {
            orderRef = ref;
            if (ended) {
                return false;
            }
        }
        started.complete(null);
        return true;
    }

    synchronized void hint(HintCode hint) {
        hintCode = hint;
    }

    /** Ends the order with a status. False where it had ended before. */
    boolean finish(Optional<OrderRef> ref, OrderStatus status) {
        if (!finishOnce()) {
            return false;
        }
        started.complete(null);
        end.complete(new PhoneEnd(ref, status));
        return true;
    }

    /** Ends the order with a failure. False where it had ended before. */
    boolean fail(BankIdException failure) {
        if (!finishOnce()) {
            return false;
        }
        started.completeExceptionally(failure);
        end.completeExceptionally(failure);
        return true;
    }

    private synchronized boolean finishOnce() {
        if (ended) {
            return false;
        }
        ended = true;
        stopAfterTheEnd();
        return true;
    }
}
