package io.github.bankid4jakarta.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings that somebody else read already, such as the context parameters of {@code web.xml}. */
public final class MapSource implements SettingSource {

    private final String description;
    private final Map<String, String> texts;

    /**
     * Serves texts.
     *
     * @param description what an operator calls the place they come from
     * @param texts by full key
     */
    public MapSource(String description, Map<String, String> texts) {
        this.description = description;
        this.texts = Map.copyOf(texts);
    }

    /**
     * Settings from {@code <context-param>} elements.
     *
     * @param parameters all context parameters, by name
     * @return the source
     */
    public static MapSource contextParameters(Map<String, String> parameters) {
        return new MapSource("the context parameters of web.xml", parameters);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public Set<String> keys() {
        return texts.keySet();
    }
}
