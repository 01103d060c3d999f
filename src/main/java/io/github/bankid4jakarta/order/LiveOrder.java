package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.OrderRef;
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
    private Patience patience = Patience.NEW;
    private int starts;
    private LoginOrder order;
    private LoginOrder saved;
    private String savedText;
    private CompletableFuture<Void> inFlight;
    private boolean ended;
    private boolean superseded;
    private volatile Instant lastAsked;

    LiveOrder(LoginOrder order, Optional<String> returnUrl, Instant now) {
        this.order = order;
        this.returnUrl = returnUrl;
        this.lastAsked = now;
    }

    /** An order that another node, or an earlier life of this one, saved. */
    static LiveOrder restored(LoginOrder order, String savedText, Instant now) {
        LiveOrder live = new LiveOrder(order.takenOver(), Optional.empty(), now);
        live.savedText = savedText;
        live.saved = order;
        live.starts = order.awaitsFirstStart() ? 0 : 1;
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

    /**
     * Ends the order on this node where nobody asks about it and nothing is lost by that: its session keeps all that this node
     * knows and can bring it back, or no page has seen it. What a call in flight brings must find its order, or a second copy
     * would make the same call.
     */
    synchronized boolean forget(Instant now, Duration quiet) {
        boolean replaceable = isSaved() || isUnseen();
        Duration patience = replaceable ? quiet : OrderRules.ABANDONED;
        boolean forgotten = inFlight == null && now.isAfter(lastAsked.plus(patience));
        ended = ended || forgotten;
        return forgotten;
    }

    private synchronized boolean isSaved() {
        return saved != null && saved.version() == order.version();
    }

    private synchronized boolean isUnseen() {
        return order.runningRef().isPresent() && (saved == null || saved.awaitsFirstStart());
    }

    /** Leaves the order to another node, which moved on with it or with a newer one. */
    synchronized void supersede() {
        superseded = true;
    }

    synchronized boolean isSuperseded() {
        return superseded;
    }

    /** What BankID calls the order, where only this node knows: when this node forgets it, nobody else can cancel it. */
    synchronized Optional<OrderRef> unsavedRef() {
        Optional<OrderRef> elsewhere = Optional.ofNullable(saved).flatMap(LoginOrder::runningRef);
        return order.runningRef().filter(ref -> !elsewhere.equals(Optional.of(ref)));
    }

    /** Moves the order on and answers what it was and what it is. */
    synchronized Change update(UnaryOperator<LoginOrder> step) {
        LoginOrder before = order;
        order = ended ? before : step.apply(before);
        return new Change(before, order);
    }

    /** Claims the one call that may be made now, if any is due and has its turn; {@link #finish} must follow. */
    synchronized Optional<LoginOrder> begin(Instant now, StartTurns turns) {
        if (ended || inFlight != null) {
            return Optional.empty();
        }
        boolean due = order.dueForStart(now) ? hasTurn(now, turns) : order.dueForCollect(now);
        if (!due) {
            return Optional.empty();
        }
        order = order.collecting(now);
        inFlight = new CompletableFuture<>();
        return Optional.of(order);
    }

    private synchronized boolean hasTurn(Instant now, StartTurns turns) {
        if (!patience.mayTry(now)) {
            return false;
        }
        patience = patience.tried(now);
        boolean granted = turns.granted(order, patience.waited());
        if (granted) {
            patience = Patience.NEW;
            starts++;
        }
        return granted;
    }

    /** Starts that the same login took before, in an order that this one replaces. */
    synchronized void addStarts(int earlier) {
        starts += earlier;
    }

    /** How many starts this login took that came to nothing so far; from now on, none. */
    synchronized int settleStarts() {
        int taken = starts;
        starts = 0;
        return taken;
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
        if (ended || isSaved()) {
            return;
        }
        savedText = OrderText.write(order);
        saved = order;
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

        boolean justTakenUp() {
            return after.isTakenUp() && !before.isTakenUp();
        }
    }
}
