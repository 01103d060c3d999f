package io.github.bankid4jakarta.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a {@link Configuration} out of what is configured, or says everything that is wrong with it. A source comes before
 * the sources after it, every source before the annotation's attributes, and those before the defaults. What belongs to a
 * backend that is not chosen is accepted and ignored. Immutable.
 */
public final class ConfigurationResolver {

    private final List<SettingSource> sources;
    private final List<SettingGroup> groups;
    private final List<BackendChoice> backends;

    /**
     * Prepares to resolve.
     *
     * @param sources where to look, the most important first
     * @param groups the settings that do not belong to a backend; {@link BankIdSettings#group()} is always among them
     * @param backends every backend that may be named, present or not
     */
    public ConfigurationResolver(
            List<SettingSource> sources, List<SettingGroup> groups, List<? extends BackendChoice> backends) {
        this.sources = List.copyOf(sources);
        this.groups = List.copyOf(groups);
        this.backends = List.copyOf(backends);
    }

    /**
     * Resolves all settings. {@link BankIdSettings#BACKEND} has a value in the result, inferred where it was not set.
     *
     * @param attributes the annotation's attributes by name, expressions evaluated; an empty text counts as not set
     * @param earlier problems found before, such as expressions that could not be evaluated
     * @return the settings of the groups and of the chosen backend
     * @throws ConfigurationException with every problem, in the order of the settings table
     */
    public Configuration resolve(Map<String, String> attributes, List<ConfigurationProblem> earlier) {
        Problems problems = new Problems();
        problems.addAll(earlier);
        ConfiguredTexts texts = new ConfiguredTexts(sources, attributes);
        problems.addAll(texts.problems());
        Optional<BackendChoice.Installed> backend = new BackendChooser(backends).choose(texts, problems);

        Map<Setting<?>, Object> values = new HashMap<>();
        List<Setting<?>> read = readGroups(texts, values, problems);
        backend.ifPresent(chosen -> values.put(BankIdSettings.BACKEND, chosen.name()));
        groups.forEach(group -> problems.addAll(group.check().apply(new Configuration(values))));
        backend.ifPresent(chosen -> readBackend(chosen, texts, values, problems));

        List<String> keys = keys(read);
        problems.addAll(new UnknownKeys(keys, missingBackends(), texts.prefixes()).among(texts.keys()));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.sorted(keys));
        }
        backend.ifPresent(chosen -> read.addAll(chosen.settings()));
        return new Configuration(values, origins(read, texts));
    }

    /** Every key that may be written: those of the groups' settings, and of all backends that are here. */
    private List<String> keys(List<Setting<?>> ofGroups) {
        List<Setting<?>> known = new ArrayList<>(ofGroups);
        installed().forEach(choice -> known.addAll(choice.settings()));
        return known.stream().flatMap(setting -> setting.keys().stream()).toList();
    }

    private static List<SettingOrigin> origins(List<Setting<?>> settings, ConfiguredTexts texts) {
        return settings.stream()
                .flatMap(setting -> texts.find(setting).stream())
                .map(found -> new SettingOrigin(found.name(), found.shown(), found.place()))
                .toList();
    }

    /**
     * The value of one setting, before all of them are resolved. What cannot be used counts as not configured here, and is
     * reported by {@link #resolve}.
     *
     * @param setting a setting without attribute
     * @param <T> the type of the value
     * @return the value, or empty where nothing is configured and there is no default
     */
    public <T> Optional<T> peek(Setting<T> setting) {
        return new SettingReader(new ConfiguredTexts(sources, Map.of()), new Problems()).read(setting);
    }

    /** Reads every group and answers the settings that there are, which depend on the names that some of them list. */
    private List<Setting<?>> readGroups(ConfiguredTexts texts, Map<Setting<?>, Object> values, Problems problems) {
        List<Setting<?>> known = new ArrayList<>();
        for (SettingGroup group : groups) {
            readAll(group.settings(), texts, values, problems);
            List<Setting<?>> named = group.named().apply(new Configuration(values));
            readAll(named, texts, values, problems);
            known.addAll(group.settings());
            known.addAll(named);
        }
        return known;
    }

    private static void readAll(
            List<Setting<?>> settings, ConfiguredTexts texts, Map<Setting<?>, Object> values, Problems problems) {
        SettingReader reader = new SettingReader(texts, problems);
        settings.forEach(setting -> reader.read(setting).ifPresent(value -> values.put(setting, value)));
    }

    private static void readBackend(
            BackendChoice.Installed backend, ConfiguredTexts texts, Map<Setting<?>, Object> values, Problems problems) {
        readAll(backend.settings(), texts, values, problems);
        backend.chosenBy()
                .filter(setting -> !values.containsKey(setting))
                .ifPresent(setting -> problems.add(new ConfigurationProblem(
                        setting.key(), "is not set", "The backend " + backend.name() + " needs it")));
        if (backend.settings().stream().noneMatch(problems::about)) {
            problems.addAll(backend.check().apply(new Configuration(values)));
        }
    }

    private List<BackendChoice.Installed> installed() {
        return backends.stream()
                .filter(BackendChoice.Installed.class::isInstance)
                .map(BackendChoice.Installed.class::cast)
                .toList();
    }

    private List<String> missingBackends() {
        return backends.stream()
                .filter(BackendChoice.Missing.class::isInstance)
                .map(BackendChoice::name)
                .toList();
    }
}
