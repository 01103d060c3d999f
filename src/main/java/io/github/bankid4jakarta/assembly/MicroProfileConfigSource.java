package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.SettingSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings from MicroProfile Config. Touched through {@link SettingSources} only, as the API may be absent. */
final class MicroProfileConfigSource implements SettingSource {

    private static final String PROFILE = "mp.config.profile";

    private final Config config;

    MicroProfileConfigSource(Config config) {
        this.config = config;
    }

    /**
     * Fails with a {@link LinkageError} or an {@link IllegalStateException} where there is no MicroProfile Config.
     *
     * @param parts the class loaders of parts of the application, where they are not those of all of it
     */
    static List<SettingSource> ofThisApplication(List<ClassLoader> parts) {
        List<MicroProfileConfigSource> ofParts = parts.stream()
                .map(ConfigProvider::getConfig)
                .map(MicroProfileConfigSource::new)
                .toList();
        return of(ConfigProvider.getConfig(), ofParts.isEmpty() ? List.of() : List.of(new PartsSource(ofParts)));
    }

    static List<SettingSource> of(Config config) {
        return of(config, List.of());
    }

    private static List<SettingSource> of(Config config, List<PartsSource> parts) {
        String profile = config.getOptionalValue(PROFILE, String.class).orElse("");
        List<SettingSource> sources = new ArrayList<>(List.of(new MicroProfileConfigSource(config)));
        sources.addAll(parts);
        return SettingSources.withConfigFile(sources, new ProfileSource(profile));
    }

    @Override
    public String description() {
        return "MicroProfile Config";
    }

    @Override
    public String place(String key) {
        try {
            String source = config.getConfigValue(key).getSourceName();
            return source == null ? description() : description() + " (" + source + ")";
        } catch (RuntimeException e) {
            return description(); // it is the value that counts, not who has it
        }
    }

    @Override
    public Optional<String> value(String key) {
        try {
            return config.getOptionalValue(key, String.class).or(() -> blank(key));
        } catch (NoSuchElementException | IllegalArgumentException e) {
            throw new IllegalArgumentException("in MicroProfile Config refers to something that is not there", e);
        }
    }

    /**
     * MicroProfile Config hides a value that is empty, as after a forgotten {@code token=}. Asking its sources, in their
     * order, finds it.
     */
    private Optional<String> blank(String key) {
        for (ConfigSource source : config.getConfigSources()) {
            String text = source.getValue(key);
            if (text != null) {
                return Optional.of(text).filter(String::isBlank);
            }
        }
        return Optional.empty();
    }

    /**
     * The sources' own names. {@link Config#getPropertyNames()} may add keys guessed from environment variables, which
     * nobody configured.
     */
    @Override
    public Set<String> keys() {
        Set<String> keys = new HashSet<>();
        config.getConfigSources().forEach(source -> keys.addAll(source.getPropertyNames()));
        return keys;
    }
}
