package io.github.bankid4jakarta.gateway;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the orders of one node in its memory, a bounded number of them. They end with the application. */
final class InMemoryOrderStore implements GatewayOrderStore {

    private final ConcurrentHashMap<String, String> texts = new ConcurrentHashMap<>();
    private final long capacity;

    InMemoryOrderStore(long capacity) {
        this.capacity = capacity;
    }

    @Override
    public void add(String orderRef, String text) {
        if (texts.mappingCount() >= capacity) {
            throw new StoreUnavailableException("The store is full", null);
        }
        texts.put(orderRef, text);
    }

    @Override
    public Optional<String> find(String orderRef) {
        return Optional.ofNullable(texts.get(orderRef));
    }

    @Override
    public boolean replace(String orderRef, String expected, String text) {
        return texts.replace(orderRef, expected, text);
    }

    @Override
    public boolean remove(String orderRef, String expected) {
        return texts.remove(orderRef, expected);
    }
}
