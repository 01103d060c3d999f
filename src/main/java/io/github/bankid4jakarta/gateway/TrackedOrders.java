package io.github.bankid4jakarta.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The orders that this node started or saw ending: gives their permits back and removes them from the store when their time is
 * up, so that nothing about a person stays because nobody asks. Safe for use by several threads.
 */
final class TrackedOrders {

    private static final System.Logger LOG = System.getLogger(TrackedOrders.class.getPackageName());
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration RECOUNT_INTERVAL = Duration.ofSeconds(1);

    /** No client is called so. */
    private static final String EVERYBODY = "";

    private final GatewayOrderStore store;
    private final Clock clock;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final Map<String, Tracked> byRef = new ConcurrentHashMap<>();
    private final Map<String, Instant> nextRecount = new ConcurrentHashMap<>();

    TrackedOrders(GatewayOrderStore store, Clock clock, Executor executor, ScheduledExecutorService timer) {
        this.store = store;
        this.clock = clock;
        this.executor = executor;
        this.timer = timer;
    }

    int size() {
        return byRef.size();
    }

    /** An order that this node started. */
    void started(String ref, GatewayOrder order, ClientLimits.Permit permit) {
        track(ref, new Tracked(order.clientId(), Optional.of(permit), schedule(ref, order.endsAt())));
    }

    /** An order that this node saw ending, wherever it was started. */
    void ended(String ref, GatewayOrder order) {
        track(ref, new Tracked(order.clientId(), Optional.empty(), schedule(ref, order.endsAt())));
    }

    private void track(String ref, Tracked tracked) {
        Tracked before = byRef.put(ref, tracked);
        if (before != null) {
            before.leave();
        }
    }

    /** An order that is not in the store any more. */
    void removed(String ref) {
        Tracked tracked = byRef.remove(ref);
        if (tracked != null) {
            tracked.leave();
        }
    }

    /** Finds out which orders of a client ended on another node. At most once a second, as it asks the store for each. */
    void recount(OrderOwner owner) {
        if (mayRecount(owner.clientId())) {
            recount(tracked -> tracked.clientId.equals(owner.clientId()));
        }
    }

    /** Does the same for the orders of all clients, which may take seconds. */
    void recountAll() {
        if (mayRecount(EVERYBODY)) {
            recount(tracked -> true);
        }
    }

    private boolean mayRecount(String whose) {
        Instant now = clock.instant();
        Instant next = now.plus(RECOUNT_INTERVAL);
        Instant due = nextRecount.putIfAbsent(whose, next);
        return due == null || !now.isBefore(due) && nextRecount.replace(whose, due, next);
    }

    private void recount(Predicate<Tracked> whose) {
        Instant now = clock.instant();
        byRef.forEach((ref, tracked) -> {
            if (tracked.permit.isPresent() && whose.test(tracked) && !isPending(ref, now)) {
                byRef.computeIfPresent(ref, (key, latest) -> latest.withoutPermit());
            }
        });
    }

    private boolean isPending(String ref, Instant now) {
        return store.find(ref)
                .flatMap(GatewayOrderText::read)
                .filter(order -> !order.isFinal() && !order.isForgotten(now))
                .isPresent();
    }

    private Future<?> schedule(String ref, Instant at) {
        long millis = Math.max(0, Duration.between(clock.instant(), at).toMillis());
        try {
            return timer.schedule(() -> submit(ref), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return null; // the application is stopping
        }
    }

    /** Looking into the store may take a moment, which the timer does not have. */
    private void submit(String ref) {
        try {
            executor.execute(() -> forget(ref));
        } catch (RejectedExecutionException e) {
            later(ref);
        }
    }

    private void forget(String ref) {
        try {
            Optional<String> text = store.find(ref);
            Optional<GatewayOrder> order = text.flatMap(GatewayOrderText::read);
            if (order.isPresent() && !order.get().isForgotten(clock.instant())) {
                ended(ref, order.get()); // another node gave it more time
            } else if (text.isEmpty() || store.remove(ref, text.get())) {
                removed(ref);
            } else {
                later(ref);
            }
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "The store cannot be reached to forget an order");
            later(ref);
        }
    }

    private void later(String ref) {
        byRef.computeIfPresent(
                ref,
                (key, tracked) -> new Tracked(
                        tracked.clientId,
                        tracked.permit,
                        schedule(ref, clock.instant().plus(AGAIN))));
    }

    private record Tracked(String clientId, Optional<ClientLimits.Permit> permit, Future<?> end) {

        Tracked withoutPermit() {
            permit.ifPresent(ClientLimits.Permit::release);
            return new Tracked(clientId, Optional.empty(), end);
        }

        void leave() {
            permit.ifPresent(ClientLimits.Permit::release);
            if (end != null) {
                end.cancel(false);
            }
        }
    }
}
