package io.github.bankid4jakarta.order;

import java.util.Optional;

/** One browser's store in memory. */
public final class MapOrderStore implements OrderStore {

    private final String browserKey;
    private volatile String text;

    public MapOrderStore(String browserKey) {
        this.browserKey = browserKey;
    }

    @Override
    public String browserKey() {
        return browserKey;
    }

    @Override
    public Optional<String> load() {
        return Optional.ofNullable(text);
    }

    @Override
    public void save(String newText) {
        text = newText;
    }

    @Override
    public void remove() {
        text = null;
    }
}
