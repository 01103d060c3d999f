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
    private record Found(String text, GatewayOrder order) {}

    void add(OrderRef ref, GatewayOrder order) {
        store.add(ref.value(), GatewayOrderText.write(order));
    }

    private Found find(OrderOwner owner, OrderRef ref, Instant now) {
        return find(ref, now).filter(found -> found.order().belongsTo(owner)).orElseThrow(UnknownOrderException::new);
    }

    private Optional<Found> find(OrderRef ref, Instant now) {
        return store.find(ref.value()).flatMap(text -> GatewayOrderText.read(text)
                .filter(order -> !order.isForgotten(now))
                .map(order -> new Found(text, order)));
    }

    /**
     * What a caller found.
     *
     * @param order the order, claimed for the caller where it is the caller's turn
     * @param isYours whether the caller is to ask BankID
     */
    record Turn(GatewayOrder order, boolean isYours) {}

    /**
     * Takes the right to ask BankID about an order, where it is due. One caller of all on all nodes gets it.
     *
     * @throws UnknownOrderException where the client has no such order, or none any more
     */
    Turn takeTurn(OrderOwner owner, OrderRef ref, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Found found = find(owner, ref, now);
            if (!found.order().isDue(now)) {
                return new Turn(found.order(), false);
            }
            GatewayOrder claimed = found.order().collecting(now);
            if (store.replace(ref.value(), found.text(), GatewayOrderText.write(claimed))) {
                return new Turn(claimed, true);
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
     * Removes an order that is pending. Where it goes by itself meanwhile, or the store did it and its answer was lost, that
     * is as good.
     *
     * @throws UnknownOrderException where the client has no such order, or it has ended
     */
    void removePending(OrderOwner owner, OrderRef ref, Instant now) {
        Optional<Found> found = Optional.of(find(owner, ref, now));
        for (int i = 0; i < TRIES; i++) {
            if (found.isEmpty()) {
                return;
            }
            if (found.get().order().isFinal()) {
                throw new UnknownOrderException();
            }
            if (store.remove(ref.value(), found.get().text())) {
                return;
            }
            found = find(ref, now);
        }
        throw contended();
    }

    /**
     * Removes an order that BankID does not know any more, unless somebody else has heard of it since.
     *
     * @param claimed the order as it was claimed for the call that said so
     * @return the order where it stays, or empty where it is gone
     */
    Optional<GatewayOrder> removeGone(OrderRef ref, GatewayOrder claimed, Instant now) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Found> found = find(ref, now);
            boolean stays = found.filter(
                            order -> order.order().isFinal() || !order.order().isStill(claimed))
                    .isPresent();
            if (found.isEmpty() || stays) {
                return found.map(Found::order);
            }
            if (store.remove(ref.value(), found.get().text())) {
                return Optional.empty();
            }
        }
        throw contended();
    }

    private static StoreUnavailableException contended() {
        return new StoreUnavailableException("An order changes faster than it can be read", null);
    }
}
