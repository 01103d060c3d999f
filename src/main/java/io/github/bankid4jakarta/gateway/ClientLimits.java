package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.order.TokenBuckets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits how many orders clients start and have pending on this node, orders over the phone included. Safe for use by several
 * threads.
 */
final class ClientLimits {

    /** Somebody's order will have ended by then. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private final int pendingInAll;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, AtomicInteger> pending = new ConcurrentHashMap<>();
    private final Map<String, TokenBuckets> starts = new ConcurrentHashMap<>();

    /**
     * Nobody has started anything yet.
     *
     * @param clock tells when a minute has passed
     * @param pendingInAll orders of all clients that may be pending
     */
    ClientLimits(Clock clock, int pendingInAll) {
        this.clock = clock;
        this.pendingInAll = pendingInAll;
    }

    /** How many orders are pending, of all clients. */
    int size() {
        return count.get();
    }

    /** Whether a client has as many pending orders as it may. */
    boolean isFull(OrderOwner owner) {
        return pendingOf(owner).get() >= owner.pendingOrders();
    }

    /** Whether all clients together have as many pending orders as they may. */
    boolean isFull() {
        return count.get() >= pendingInAll;
    }

    /**
     * Counts a start.
     *
     * @param owner the client
     * @return to be released once, when the order has ended
     * @throws TooManyOrdersException where the client has reached a limit of its own
     * @throws BankIdUnavailableException where all clients together have
     */
    Permit start(OrderOwner owner) {
        Permit permit = reserve(owner);
        Optional<Duration> wait = startsOf(owner).take(owner.clientId());
        if (wait.isPresent()) {
            permit.release();
            throw new TooManyOrdersException(wait.get());
        }
        return permit;
    }

    private Permit reserve(OrderOwner owner) {
        if (!increment(pendingOf(owner), owner.pendingOrders())) {
            throw new TooManyOrdersException(PAUSE);
        }
        if (!increment(count, pendingInAll)) {
            pendingOf(owner).decrementAndGet();
            throw BankIdUnavailableException.busy("Too many orders are pending", PAUSE);
        }
        return new Permit(pendingOf(owner));
    }

    private static boolean increment(AtomicInteger counter, int limit) {
        return counter.getAndUpdate(value -> value < limit ? value + 1 : value) < limit;
    }

    private AtomicInteger pendingOf(OrderOwner owner) {
        return pending.computeIfAbsent(owner.clientId(), id -> new AtomicInteger());
    }

    private TokenBuckets startsOf(OrderOwner owner) {
        return starts.computeIfAbsent(
                owner.clientId(), id -> new TokenBuckets(clock, owner.startsPerMinute(), owner.startsPerMinute()));
    }

    /** The right to one pending order. */
    final class Permit {

        private final AtomicInteger ofClient;
        private final AtomicBoolean released = new AtomicBoolean();

        private Permit(AtomicInteger ofClient) {
            this.ofClient = ofClient;
        }

        /** Gives the right back. Has no effect the second time. */
        void release() {
            if (released.compareAndSet(false, true)) {
                ofClient.decrementAndGet();
                count.decrementAndGet();
            }
        }
    }
}
