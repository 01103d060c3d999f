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
    private final List<Setting<?>> core;
    private final List<BackendChoice> backends;

    /**
     * Prepares to resolve.
     *
     * @param sources where to look, the most important first
     * @param core the settings that do not belong to a backend, mostly {@link BankIdSettings#all()}
     * @param backends every backend that may be named, present or not
     */
    public ConfigurationResolver(
            List<SettingSource> sources, List<Setting<?>> core, List<? extends BackendChoice> backends) {
        this.sources = List.copyOf(sources);
        this.core = List.copyOf(core);
        this.backends = List.copyOf(backends);
    }

    /**
     * Resolves all settings. {@link BankIdSettings#BACKEND} has a value in the result, inferred where it was not set.
     *
     * @param attributes the annotation's attributes by name, expressions evaluated; an empty text counts as not set
     * @param earlier problems found before, such as expressions that could not be evaluated
     * @return the settings of the core and of the chosen backend
     * @throws ConfigurationException with every problem, in the order of the settings table
     */
    public Configuration resolve(Map<String, String> attributes, List<ConfigurationProblem> earlier) {
        List<String> known = knownKeys();
        Problems problems = new Problems(known);
        problems.addAll(earlier);
        ConfiguredTexts texts = new ConfiguredTexts(sources, attributes);
        Optional<BackendChoice.Installed> backend = new BackendChooser(backends).choose(texts, problems);

        Map<Setting<?>, Object> values = new HashMap<>();
        readAll(core, texts, values, problems);
        backend.ifPresent(chosen -> values.put(BankIdSettings.BACKEND, chosen.name()));
        requirePseudonymKey(values, problems);
        backend.ifPresent(chosen -> readBackend(chosen, texts, values, problems));
        problems.addAll(new UnknownKeys(known, missingBackends()).among(texts.keys()));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.sorted());
        }
        return new Configuration(values);
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
                .ifPresent(setting -> problems.add(missing(setting, "The backend " + backend.name() + " needs it")));
        if (backend.settings().stream().noneMatch(problems::about)) {
            problems.addAll(backend.check().apply(new Configuration(values)));
        }
    }

    private static void requirePseudonymKey(Map<Setting<?>, Object> values, Problems problems) {
        if (values.get(BankIdSettings.CALLER_NAME) == CallerName.PSEUDONYM
                && !values.containsKey(BankIdSettings.CALLER_NAME_KEY)) {
            problems.add(missing(
                    BankIdSettings.CALLER_NAME_KEY,
                    BankIdSettings.CALLER_NAME.key() + "=pseudonym needs it. Set it to "
                            + BankIdSettings.CALLER_NAME_KEY.unit() + ", from a random generator"));
        }
    }

    private static ConfigurationProblem missing(Setting<?> setting, String remedy) {
        return new ConfigurationProblem(setting.key(), "is not set", remedy);
    }

    private List<String> knownKeys() {
        List<Setting<?>> all = new ArrayList<>(core);
        for (BackendChoice choice : backends) {
            if (choice instanceof BackendChoice.Installed installed) {
                all.addAll(installed.settings());
            }
        }
        return all.stream().map(Setting::key).toList();
    }

    private List<String> missingBackends() {
        return backends.stream()
                .filter(BackendChoice.Missing.class::isInstance)
                .map(BackendChoice::name)
                .toList();
    }
}
