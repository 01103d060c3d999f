package io.github.bankid4jakarta.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A {@link Config} over maps that treats empty values, and names it makes up, as the specification allows. */
final class StubConfig implements Config {

    private final List<ConfigSource> sources;

    StubConfig(List<Map<String, String>> sources) {
        this.sources = sources.stream().map(StubConfig::source).toList();
    }

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
        for (ConfigSource source : sources) {
            String text = source.getValue(name);
            if (text != null) {
                return text.isEmpty() ? Optional.empty() : Optional.of(type.cast(expanded(text)));
            }
        }
        return Optional.empty();
    }

    private static String expanded(String text) {
        if (text.startsWith("${")) {
            throw new NoSuchElementException("no value for " + text);
        }
        return text;
    }

    @Override
    public Iterable<String> getPropertyNames() {
        return Set.of("bankid.guessed.from.a.variable");
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
        return sources;
    }

    @Override
    public <T> T getValue(String name, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    private static ConfigSource source(Map<String, String> texts) {
        Map<String, String> copy = new HashMap<>(texts);
        return new ConfigSource() {
            @Override
            public Set<String> getPropertyNames() {
                return copy.keySet();
            }

            @Override
            public String getValue(String name) {
                return copy.get(name);
            }

            @Override
            public String getName() {
                return "stub";
            }
        };
    }
}
