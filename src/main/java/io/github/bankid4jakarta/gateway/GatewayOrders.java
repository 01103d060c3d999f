package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The orders of the gateway's clients. However often and on however many nodes a client asks, BankID is asked at most once in
 * two seconds for each order, never twice at once and never after the end; whatever BankID says is in the store before anybody
 * is told. No thread waits: the stages complete on the executor.
 *
 * <p>They fail with {@link UnknownOrderException}, {@link StoreUnavailableException} or a
 * {@link io.github.bankid4jakarta.client.BankIdException}; a start also with {@link TooManyOrdersException}. Safe for use by
 * several threads.
 */
final class GatewayOrders {

    private static final System.Logger LOG = System.getLogger(GatewayOrders.class.getPackageName());

    private final BankIdClient client;
    private final StoredOrders stored;
    private final OrderCollects collects;
    private final ClientLimits limits;
    private final TrackedOrders tracked;
    private final Clock clock;
    private final Executor upstream;
    private final Map<String, CompletableFuture<CollectedOrder>> firstWords = new ConcurrentHashMap<>();

    /**
     * Orders over a store.
     *
     * @param client reaches BankID
     * @param stored where they are kept
     * @param collects asks BankID about them
     * @param limits bound what clients start
     * @param tracked forgets them in time
     * @param clock tells the time, the same on all nodes to within a fraction of a second
     * @param upstream makes the calls to BankID, a bounded number at once
     */
    GatewayOrders(
            BankIdClient client,
            StoredOrders stored,
            OrderCollects collects,
            ClientLimits limits,
            TrackedOrders tracked,
            Clock clock,
            Executor upstream) {
        this.client = client;
        this.stored = stored;
        this.collects = collects;
        this.limits = limits;
        this.tracked = tracked;
        this.clock = clock;
        this.upstream = upstream;
    }

    /** Orders over a store, with everything that belongs to them. */
    static GatewayOrders over(
            GatewayOrderStore store, GatewayContext context, GatewayRules rules, ClientLimits limits) {
        TrackedOrders tracked = new TrackedOrders(store, context.clock(), context.upstream(), context.timer());
        StoredOrders stored = new StoredOrders(store);
        OrderCollects collects = new OrderCollects(
                context.client(), context.backend(), stored, tracked, rules, context.events(), context.clock());
        return new GatewayOrders(
                context.client(), stored, collects, limits, tracked, context.clock(), context.upstream());
    }

    /**
     * Starts an order.
     *
     * @param owner whose order it will be
     * @param request who and how
     * @return what BankID answered; the order is in the store by then
     */
    CompletionStage<StartedOrder> start(OrderOwner owner, AuthenticationRequest request) {
        try {
            makeRoom(owner);
            ClientLimits.Permit permit = limits.start(owner);
            return submit(() -> startNow(owner, request, permit), OrderCollects::tooBusy)
                    .whenComplete((order, failure) -> releaseAfter(failure, permit));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** The orders of all clients are too many to look at while somebody waits. */
    private void makeRoom(OrderOwner owner) {
        if (limits.isFull(owner)) {
            tracked.recount(owner);
        }
        if (limits.isFull()) {
            submit(this::recountAll, OrderCollects::tooBusy);
        }
    }

    private Void recountAll() {
        tracked.recountAll();
        return null;
    }

    private StartedOrder startNow(OrderOwner owner, AuthenticationRequest request, ClientLimits.Permit permit) {
        StartedOrder started = client.authenticate(request);
        GatewayOrder order = GatewayOrder.started(owner, request, started, clock.instant());
        try {
            stored.add(started.orderRef(), order);
        } catch (StoreUnavailableException e) {
            cancelQuietly(started.orderRef()); // nobody could ever collect it
            throw e;
        }
        tracked.started(started.orderRef().value(), order, permit);
        return started;
    }

    private static void releaseAfter(Throwable failure, ClientLimits.Permit permit) {
        if (failure != null) {
            permit.release();
        }
    }

    /**
     * Tells how an order stands: what BankID says now where it may be asked, else what it said last.
     *
     * @param owner who asks
     * @param orderRef the order
     * @return its status
     */
    CompletionStage<CollectedOrder> collect(OrderOwner owner, OrderRef orderRef) {
        try {
            Instant now = clock.instant();
            StoredOrders.Turn turn = stored.takeTurn(owner, orderRef, now);
            GatewayOrder order = turn.order();
            if (turn.isYours()) {
                return ask(orderRef, order);
            }
            CompletableFuture<CollectedOrder> firstWord = firstWords.get(orderRef.value());
            return order.status().isEmpty() && firstWord != null
                    ? firstWord.copy()
                    : CompletableFuture.completedStage(new CollectedOrder(orderRef, order.statusAt(now)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Those who ask before BankID has said anything wait for its first word, and share it. */
    private CompletionStage<CollectedOrder> ask(OrderRef orderRef, GatewayOrder claimed) {
        CompletableFuture<CollectedOrder> word = new CompletableFuture<>();
        if (claimed.status().isEmpty()) {
            firstWords.put(orderRef.value(), word);
        }
        submit(() -> collects.collect(orderRef, claimed), () -> collects.shed(orderRef, claimed))
                .whenComplete((collected, failure) -> {
                    firstWords.remove(orderRef.value(), word);
                    if (failure == null) {
                        word.complete(collected);
                    } else {
                        word.completeExceptionally(failure);
                    }
                });
        return word;
    }

    /**
     * Ends an order, here before it is ended at BankID. Nobody learns afterwards what became of it.
     *
     * @param owner who asks
     * @param orderRef the order
     * @return completes when BankID was told, or could not be told
     */
    CompletionStage<Void> cancel(OrderOwner owner, OrderRef orderRef) {
        try {
            stored.removePending(owner, orderRef, clock.instant());
            tracked.removed(orderRef.value());
            return submit(() -> cancelQuietly(orderRef), OrderCollects::tooBusy).exceptionally(busy -> null);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Best effort: an order that cannot be cancelled dies by itself, and nobody can read its end. */
    private Void cancelQuietly(OrderRef orderRef) {
        try {
            client.cancel(orderRef);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "An order was not cancelled: {0}", e.getClass());
        }
        return null;
    }

    private <T> CompletableFuture<T> submit(Supplier<T> call, Supplier<BankIdException> whenBusy) {
        try {
            return CompletableFuture.supplyAsync(call, upstream);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        throw whenBusy.get();
                    },
                    Runnable::run); // what giving up throws must reach the callers too
        }
    }
}
