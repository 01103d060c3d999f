package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The resolved, validated settings of one application. Immutable; safe for use by several threads. */
public final class Configuration {

    private final Map<Setting<?>, Object> values;
    private final List<SettingOrigin> origins;

    Configuration(Map<Setting<?>, Object> values) {
        this(values, List.of());
    }

    Configuration(Map<Setting<?>, Object> values, List<SettingOrigin> origins) {
        this.values = Map.copyOf(values);
        this.origins = List.copyOf(origins);
    }

    /**
     * Where the settings got their values that do not have their defaults.
     *
     * @return the origins, in the order of the settings table; without what belongs to a backend that is not chosen
     */
    public List<SettingOrigin> origins() {
        return origins;
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
