package io.github.bankid4jakarta.config;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The resolved, validated settings of one application. Immutable; safe for use by several threads. */
public final class Configuration {

    private final Map<Setting<?>, Object> values;

    Configuration(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The value of a setting that always has one.
     *
     * @param setting a setting with a default, or one that was checked to be there
     * @param <T> the type of the value
     * @return the value
     * @throws NoSuchElementException where the setting has no value
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NoSuchElementException(setting.key() + " is not set"));
    }

    /**
     * The value of a setting that may have none.
     *
     * @param setting any setting
     * @param <T> the type of the value
     * @return the value, or empty where nothing is configured and there is no default
     */
    @SuppressWarnings("unchecked") // the resolver stored what the setting's own converter made
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting));
    }
}
