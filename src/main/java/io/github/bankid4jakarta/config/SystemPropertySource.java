package io.github.bankid4jakarta.config;

import java.util.Optional;
import java.util.Set;

/** Settings from the system properties, {@code -Dbankid.…}. Reads them anew each time. */
public final class SystemPropertySource implements SettingSource {

    @Override
    public String description() {
        return "the system properties";
    }

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(System.getProperty(key));
    }

    @Override
    public Set<String> keys() {
        return System.getProperties().stringPropertyNames();
    }
}
