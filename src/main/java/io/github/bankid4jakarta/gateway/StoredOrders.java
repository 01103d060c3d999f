package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.model.OrderRef;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The orders in their store, as values. Each step replaces what was found or finds out what somebody else made of it. Nobody
 * but its owner finds an order.
 */
final class StoredOrders {

    /** More than any number of nodes that ask about one order at the same moment. */
    private static final int TRIES = 64;

    private final GatewayOrderStore store;

    StoredOrders(GatewayOrderStore store) {
        this.store = store;
    }

    /**
     * An order as it stood in the store.
     *
     * @param text its text
     * @param order the order
     */
    record Found(String text, GatewayOrder order) {
        @Override
        public String toString() {
            return "Found[" + order + "]";
        }
    }

    void add(OrderRef ref, GatewayOrder order) {
        store.add(ref.value(), GatewayOrderText.write(order));
    }

    /**
     * Finds an order of a client.
     *
     * @throws UnknownOrderException where the client has no such order, or none any more
     */
    Found find(OrderOwner owner, OrderRef ref, Instant now) {
        return find(ref, now).filter(found -> found.order().belongsTo(owner)).orElseThrow(UnknownOrderException::new);
    }

    private Optional<Found> find(OrderRef ref, Instant now) {
        return store.find(ref.value()).flatMap(text -> GatewayOrderText.read(text)
                .filter(order -> !order.isForgotten(now))
                .map(order -> new Found(text, order)));
    }

    /** Takes the right to ask BankID about an order, where it is due. One caller of all on all nodes gets it. */
    Optional<Found> claimCollect(OrderOwner owner, OrderRef ref, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Found found = find(owner, ref, now);
            if (!found.order().isDue(now)) {
                return Optional.empty();
            }
            GatewayOrder claimed = found.order().collecting(now);
            String text = GatewayOrderText.write(claimed);
            if (store.replace(ref.value(), found.text(), text)) {
                return Optional.of(new Found(text, claimed));
            }
        }
        throw contended();
    }

    /**
     * Moves an order on, unless it has ended meanwhile; then the end counts.
     *
     * @return how it stands now, or empty where it is not there any more
     */
    Optional<GatewayOrder> update(OrderRef ref, Instant now, UnaryOperator<GatewayOrder> step) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Found> found = find(ref, now);
            if (found.isEmpty() || found.get().order().isFinal()) {
                return found.map(Found::order);
            }
            GatewayOrder next = step.apply(found.get().order());
            if (store.replace(ref.value(), found.get().text(), GatewayOrderText.write(next))) {
                return Optional.of(next);
            }
        }
        throw contended();
    }

    /**
     * Removes an order that is pending.
     *
     * @throws UnknownOrderException where the client has no such order, or it has ended
     */
    void removePending(OrderOwner owner, OrderRef ref, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Found found = find(owner, ref, now);
            if (found.order().isFinal()) {
                throw new UnknownOrderException();
            }
            if (store.remove(ref.value(), found.text())) {
                return;
            }
        }
        throw contended();
    }

    /** Removes an order that BankID does not know any more. */
    void removeGone(OrderRef ref, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Found> found = find(ref, now);
            if (found.isEmpty()
                    || found.get().order().isFinal()
                    || store.remove(ref.value(), found.get().text())) {
                return;
            }
        }
        throw contended();
    }

    private static StoreUnavailableException contended() {
        return new StoreUnavailableException("An order changes faster than it can be read", null);
    }
}
