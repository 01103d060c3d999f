package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.CollectPace;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Asks BankID about orders that were claimed for it, and puts what comes back into the store before anybody is told. */
final class OrderCollects {

    private final BankIdClient client;
    private final String backend;
    private final StoredOrders stored;
    private final TrackedOrders tracked;
    private final GatewayRules rules;
    private final BankIdEvents events;
    private final Clock clock;

    OrderCollects(
            BankIdClient client,
            String backend,
            StoredOrders stored,
            TrackedOrders tracked,
            GatewayRules rules,
            BankIdEvents events,
            Clock clock) {
        this.client = client;
        this.backend = backend;
        this.stored = stored;
        this.tracked = tracked;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks BankID. Blocks for as long as the backend does.
     *
     * @param ref the order
     * @param claimed the order as it was claimed
     * @return how it stands now
     * @throws UnknownOrderException where it was cancelled meanwhile, or BankID does not know it any more
     * @throws BankIdException where BankID could not be asked; the order lives on
     */
    CollectedOrder collect(OrderRef ref, GatewayOrder claimed) {
        Instant calledAt = clock.instant();
        if (claimed.hasMissedItsTurn(calledAt)) {
            throw shed(ref, claimed); // another node might ask before this call had its answer
        }
        try {
            return settled(ref, claimed, client.collect(ref), calledAt);
        } catch (BankIdException e) {
            return missed(ref, claimed, e);
        }
    }

    /**
     * Gives a claim back that could not be used.
     *
     * @param ref the order
     * @param claimed the order as it was claimed
     * @return what to tell the caller
     */
    BankIdException shed(OrderRef ref, GatewayOrder claimed) {
        BankIdException busy = tooBusy();
        miss(ref, claimed, busy);
        return busy;
    }

    static BankIdException tooBusy() {
        return BankIdUnavailableException.notSent("Too many calls to BankID at once", null);
    }

    /** An end counts whoever hears it. What is pending may be old news where another node has asked since. */
    private CollectedOrder settled(OrderRef ref, GatewayOrder claimed, OrderStatus status, Instant calledAt) {
        Instant now = clock.instant();
        boolean pending = status instanceof OrderStatus.Pending;
        GatewayOrder order = stored.update(
                        ref,
                        now,
                        current -> pending && !current.isStill(claimed)
                                ? current
                                : current.collected(status, calledAt, now, rules.retention()))
                .orElseThrow(UnknownOrderException::new);
        if (order.isFinal()) {
            tracked.ended(ref.value(), order);
        }
        return new CollectedOrder(ref, order.statusAt(now));
    }

    /** The order lives on wherever BankID may still know it. */
    private CollectedOrder missed(OrderRef ref, GatewayOrder claimed, BankIdException failure) {
        if (failure instanceof BankIdRejectedException rejected && isGone(rejected.errorCode())) {
            GatewayOrder heardOf = forget(ref, claimed).orElseThrow(UnknownOrderException::new);
            return new CollectedOrder(ref, heardOf.statusAt(clock.instant()));
        }
        if (failure instanceof BankIdProtocolException protocol && protocol.isContradictory()) {
            forget(ref, claimed);
        } else {
            miss(ref, claimed, failure);
        }
        if (!(failure instanceof BankIdUnavailableException)) {
            events.publish(new BankIdEvent.BackendTrouble(backend, failure.getMessage()));
        }
        throw failure;
    }

    private void miss(OrderRef ref, GatewayOrder claimed, BankIdException failure) {
        Instant now = clock.instant();
        Instant notBefore = now.plus(CollectPace.after(failure));
        stored.update(ref, now, current -> current.isStill(claimed) ? current.missed(notBefore) : current);
    }

    private Optional<GatewayOrder> forget(OrderRef ref, GatewayOrder claimed) {
        Optional<GatewayOrder> left = stored.removeGone(ref, claimed, clock.instant());
        if (left.isEmpty()) {
            tracked.removed(ref.value());
        }
        return left;
    }

    private static boolean isGone(ErrorCode code) {
        return code.is(ErrorCode.INVALID_PARAMETERS) || code.is(ErrorCode.CANCELED);
    }
}
