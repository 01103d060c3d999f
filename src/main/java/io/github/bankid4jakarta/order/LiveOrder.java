package io.github.bankid4jakarta.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/**
 * Guards the newest state of one browser's order on this node: at most one call to BankID is in flight, its result is
 * latched here before anybody is told, and nothing happens to an order that has ended. Every method holds the lock for a
 * moment only.
 */
final class LiveOrder {

    private final Optional<String> returnUrl;
    private LoginOrder order;
    private String savedText;
    private long savedVersion;
    private CompletableFuture<Void> inFlight;
    private boolean ended;
    private volatile Instant lastAsked;

    LiveOrder(LoginOrder order, Optional<String> returnUrl, Instant now) {
        this.order = order;
        this.returnUrl = returnUrl;
        this.lastAsked = now;
    }

    /** An order that another node, or an earlier life of this one, saved. */
    static LiveOrder restored(LoginOrder order, String savedText, Instant now) {
        LiveOrder live = new LiveOrder(order, Optional.empty(), now);
        live.savedText = savedText;
        live.savedVersion = order.version();
        return live;
    }

    Optional<String> returnUrl() {
        return returnUrl;
    }

    synchronized LoginOrder order() {
        return order;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized Optional<String> savedText() {
        return Optional.ofNullable(savedText);
    }

    void asked(Instant now) {
        lastAsked = now;
    }

    /** What a call in flight brings must find its order, or a second copy would make the same call. */
    synchronized boolean abandoned(Instant now) {
        return inFlight == null && now.isAfter(lastAsked.plus(OrderRules.ABANDONED));
    }

    /** Moves the order on and answers what it was and what it is. */
    synchronized Change update(UnaryOperator<LoginOrder> step) {
        LoginOrder before = order;
        order = ended ? before : step.apply(before);
        return new Change(before, order);
    }

    /** Claims the one call that may be made now, if any is due; {@link #finish} must follow. */
    synchronized Optional<LoginOrder> begin(Instant now) {
        boolean due = order.dueForStart(now) || order.dueForCollect(now);
        if (ended || inFlight != null || !due) {
            return Optional.empty();
        }
        order = order.collecting(now);
        inFlight = new CompletableFuture<>();
        return Optional.of(order);
    }

    /** Latches what a call brought, also where the order has ended meanwhile: the caller must then end it at BankID too. */
    Change finish(UnaryOperator<LoginOrder> result) {
        CompletableFuture<Void> waiting;
        Change change;
        synchronized (this) {
            LoginOrder before = order;
            order = result.apply(before);
            change = new Change(before, order);
            waiting = inFlight;
            inFlight = null;
        }
        waiting.complete(null);
        return change;
    }

    /** Lets the caller wait for the call in flight, but never long: the next poll sees what came later. */
    void await(Duration moment) {
        CompletableFuture<Void> waiting;
        synchronized (this) {
            waiting = inFlight;
        }
        if (waiting == null || moment.isZero()) {
            return;
        }
        try {
            waiting.get(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // the last known state is the answer
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the order on this node and answers what it was; empty where it had ended before. */
    synchronized Optional<LoginOrder> end() {
        Optional<LoginOrder> last = ended ? Optional.empty() : Optional.of(order);
        ended = true;
        return last;
    }

    /** Ends the order as claimed, once. */
    synchronized Optional<ClaimedLogin> claim(Instant now) {
        Optional<ClaimedLogin> claimed =
                ended ? Optional.empty() : order.at(now).claimable();
        ended = ended || claimed.isPresent();
        return claimed;
    }

    /** Saves the newest state where it is not saved yet. */
    synchronized void save(OrderStore store) {
        if (ended || order.version() == savedVersion) {
            return;
        }
        savedText = OrderText.write(order);
        savedVersion = order.version();
        store.save(savedText);
    }

    /**
     * A step.
     *
     * @param before what the order was
     * @param after what it is
     */
    record Change(LoginOrder before, LoginOrder after) {

        boolean justFailed() {
            return after.isFailed() && !before.isFailed();
        }
    }
}
