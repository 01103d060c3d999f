package io.github.bankid4jakarta.gateway;

import java.util.Optional;

/** A store that stops answering, or does what it is asked and says that it did not. */
final class StumblingStore implements GatewayOrderStore {

    int replacesLeft = Integer.MAX_VALUE;
    boolean loseAnswerOfRemove;

    private final GatewayOrderStore store;

    StumblingStore(GatewayOrderStore store) {
        this.store = store;
    }

    @Override
    public void add(String orderRef, String text) {
        store.add(orderRef, text);
    }

    @Override
    public Optional<String> find(String orderRef) {
        return store.find(orderRef);
    }

    @Override
    public boolean replace(String orderRef, String expected, String text) {
        if (replacesLeft-- <= 0) {
            throw new StoreUnavailableException("stumbled", null);
        }
        return store.replace(orderRef, expected, text);
    }

    @Override
    public boolean remove(String orderRef, String expected) {
        return store.remove(orderRef, expected) && !loseAnswerOfRemove;
    }
}
