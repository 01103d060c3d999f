package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.OrderRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The orders that are pending on this node, one per browser. Whatever adds or removes a browser's order happens atomically
 * for that browser, together with the same step in its store, so that an order that was claimed or cancelled never comes
 * back. The counts equal the orders at every moment.
 */
final class PendingOrders {

    private final OrderRules rules;
    private final String backend;
    private final Consumer<OrderRef> lost;
    private final ConcurrentHashMap<String, LiveOrder> byBrowser = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Integer> perAddress = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> nextRoom = new AtomicReference<>(Instant.MIN);

    /**
     * Nothing is pending yet.
     *
     * @param rules the bounds
     * @param backend the backend's name; orders of another backend are not taken up
     * @param lost ends an order at BankID that is forgotten here and that nobody else can end
     */
    PendingOrders(OrderRules rules, String backend, Consumer<OrderRef> lost) {
        this.rules = rules;
        this.backend = backend;
        this.lost = lost;
    }

    int size() {
        return count.get();
    }

    /** The browser's order, as this node or its store knows it, whichever is newer. A failed one that was saved is not counted. */
    Optional<LiveOrder> find(OrderStore store, Instant now) {
        AtomicReference<LiveOrder> found = new AtomicReference<>();
        AtomicReference<Optional<OrderRef>> left = new AtomicReference<>(Optional.empty());
        byBrowser.compute(store.browserKey(), (key, known) -> {
            // read before the store is: another thread may save between the two
            Optional<String> saved = known == null ? Optional.empty() : known.savedText();
            LiveOrder newest = newest(known, saved, store.load(), now);
            found.set(newest);
            left.set(leave(known, newest));
            if (newest != null) {
                newest.asked(now); // here, or a sweep could forget what was just found
            }
            boolean restoredFailed =
                    newest != known && newest != null && newest.order().isFailed();
            LiveOrder kept = restoredFailed ? null : newest;
            recount(known, kept);
            return kept;
        });
        left.get().ifPresent(lost);
        return Optional.ofNullable(found.get());
    }

    /** What is to be cancelled when another order, or none, takes the place of the one that this node knew. */
    private static Optional<OrderRef> leave(LiveOrder known, LiveOrder newest) {
        if (known == null || known == newest) {
            return Optional.empty();
        }
        if (newest == null) {
            return known.end().flatMap(LoginOrder::runningRef);
        }
        known.supersede();
        return known.unsavedRef();
    }

    private LiveOrder newest(LiveOrder known, Optional<String> savedBefore, Optional<String> text, Instant now) {
        if (known != null && savedBefore.equals(text)) {
            return known;
        }
        if (known != null && text.isEmpty()) {
            return savedBefore.isEmpty() ? known : null; // not saved yet, or removed by another node
        }
        Optional<LoginOrder> saved =
                text.flatMap(OrderText::read).filter(order -> order.backend().equals(backend));
        boolean savedIsNewer =
                saved.isPresent() && (known == null || saved.get().isNewerThan(known.order()));
        return savedIsNewer ? LiveOrder.restored(saved.get(), text.orElseThrow(), now) : known;
    }

    /** Puts a new order in the place of the browser's old one, unless the old one is to be kept or a bound is reached. */
    Admission admit(OrderStore store, LiveOrder candidate, Predicate<LiveOrder> keep, Limit limit) {
        AtomicReference<Admission> admission = new AtomicReference<>();
        byBrowser.compute(store.browserKey(), (key, known) -> {
            admission.set(decide(known, candidate, keep, limit));
            if (!(admission.get() instanceof Admission.Admitted)) {
                return known;
            }
            store.remove(); // the old order's text must not be taken for this one's
            recount(known, candidate);
            return candidate;
        });
        return admission.get();
    }

    /** Forgets what is quiet sooner where a bound is reached, so that a crowd that has gone is in nobody's way. */
    void makeRoomFor(LiveOrder candidate, Instant now) {
        Instant due = nextRoom.get();
        if (isFull(candidate) && !now.isBefore(due) && nextRoom.compareAndSet(due, now.plusSeconds(1))) {
            forget(now, OrderRules.QUIET_IN_A_CROWD);
        }
    }

    private boolean isFull(LiveOrder candidate) {
        return count.get() >= rules.pending() || hasTooMany(address(candidate));
    }

    private boolean hasTooMany(String address) {
        return perAddress.getOrDefault(address, 0) >= rules.pendingPerAddress();
    }

    private Admission decide(LiveOrder known, LiveOrder candidate, Predicate<LiveOrder> keep, Limit limit) {
        if (known != null && keep.test(known)) {
            return new Admission.Kept(known);
        }
        if (known == null && count.get() >= rules.pending()) {
            return new Admission.Full();
        }
        if (known == null && hasTooMany(address(candidate))) {
            return new Admission.TooMany(OrderRules.UNTIL_ONE_ENDS);
        }
        Optional<Duration> wait = limit.exceeded(Optional.ofNullable(known));
        return wait.isPresent()
                ? new Admission.TooMany(wait.get())
                : new Admission.Admitted(Optional.ofNullable(known));
    }

    /** Forgets an order here and in its store, in one step. */
    void end(OrderStore store, LiveOrder live) {
        byBrowser.compute(store.browserKey(), (key, known) -> {
            store.remove();
            LiveOrder kept = known == live ? null : known;
            recount(known, kept);
            return kept;
        });
    }

    /** Forgets an order here; its store keeps what was saved. */
    void release(OrderStore store, LiveOrder live) {
        byBrowser.computeIfPresent(store.browserKey(), (key, known) -> {
            LiveOrder kept = known == live ? null : known;
            recount(known, kept);
            return kept;
        });
    }

    /**
     * Forgets the orders that nobody asks about. A page that only slept, as it does while the app is open on the same device,
     * goes on with what its session keeps. Costs nothing most of the time.
     */
    void sweep(Instant now) {
        Instant due = nextSweep.get();
        if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(OrderRules.QUIET))) {
            forget(now, OrderRules.QUIET);
        }
    }

    private void forget(Instant now, Duration quiet) {
        List<LiveOrder> forgotten = new ArrayList<>();
        for (String browser : byBrowser.keySet()) {
            byBrowser.computeIfPresent(browser, (key, known) -> {
                if (!known.forget(now, quiet)) {
                    return known;
                }
                forgotten.add(known);
                recount(known, null);
                return null;
            });
        }
        forgotten.forEach(order -> order.unsavedRef().ifPresent(lost));
    }

    private void recount(LiveOrder before, LiveOrder after) {
        if (before == after) {
            return;
        }
        if (before != null) {
            count.decrementAndGet();
            perAddress.computeIfPresent(address(before), (key, orders) -> orders == 1 ? null : orders - 1);
        }
        if (after != null) {
            count.incrementAndGet();
            perAddress.merge(address(after), 1, Integer::sum);
        }
    }

    private static String address(LiveOrder live) {
        return DeviceAddress.limitKey(live.order().endUserIp());
    }

    /** Says how long a start must wait, or nothing where it may go on; counts the start. */
    interface Limit {
        Optional<Duration> exceeded(Optional<LiveOrder> old);
    }

    /** What became of an attempt to add an order. */
    sealed interface Admission {
        record Admitted(Optional<LiveOrder> replaced) implements Admission {}

        record Kept(LiveOrder order) implements Admission {}

        record TooMany(Duration retryAfter) implements Admission {}

        record Full() implements Admission {}
    }
}
