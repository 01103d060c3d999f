package io.github.bankid4jakarta.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings from environment variables. A key is looked up as MicroProfile Config does it: as it stands, with an underscore
 * for all that is neither letter nor digit, and then in capitals, so {@code BANKID_QRONA_TOKEN} is
 * {@code bankid.qrona.token}.
 */
public final class EnvironmentSource implements SettingSource {

    private final Map<String, String> variables;

    /** Reads the environment of this process. */
    public EnvironmentSource() {
        this(System.getenv());
    }

    /**
     * Reads other variables.
     *
     * @param variables texts by name
     */
    public EnvironmentSource(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    @Override
    public String description() {
        return "the environment variables";
    }

    @Override
    public Optional<String> value(String key) {
        String underscored = key.replaceAll("[^A-Za-z0-9]", "_");
        return Optional.ofNullable(variables.get(key))
                .or(() -> Optional.ofNullable(variables.get(underscored)))
                .or(() -> Optional.ofNullable(variables.get(variable(key))));
    }

    @Override
    public Set<String> keys() {
        return variables.keySet();
    }

    /**
     * The environment variable that sets a key.
     *
     * @param key the full key
     * @return such as {@code BANKID_QRONA_TOKEN}
     */
    public static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
