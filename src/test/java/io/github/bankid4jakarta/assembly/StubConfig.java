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
class StubConfig implements Config {

    private final List<ConfigSource> sources;

    StubConfig(List<Map<String, String>> sources) {
        this(sources.stream().map(texts -> source("stub", texts)).toArray(ConfigSource[]::new));
    }

    StubConfig(ConfigSource... sources) {
        this.sources = List.of(sources);
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
        Optional<ConfigSource> source = sources.stream()
                .filter(candidate -> candidate.getValue(name) != null)
                .findFirst();
        return new FoundValue(
                name,
                source.map(found -> found.getValue(name)).orElse(null),
                source.map(ConfigSource::getName).orElse(null));
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    static ConfigSource source(String name, Map<String, String> texts) {
        Map<String, String> copy = new HashMap<>(texts);
        return new ConfigSource() {
            @Override
            public Set<String> getPropertyNames() {
                return copy.keySet();
            }

            @Override
            public String getValue(String key) {
                return copy.get(key);
            }

            @Override
            public String getName() {
                return name;
            }
        };
    }

    private record FoundValue(String getName, String getValue, String getSourceName) implements ConfigValue {

        @Override
        public String getRawValue() {
            return getValue;
        }

        @Override
        public int getSourceOrdinal() {
            return 0;
        }
    }
}
