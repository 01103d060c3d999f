package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the text that counts for a setting: the first source that has it, else the annotation's attribute. */
final class ConfiguredTexts {

    private final List<SettingSource> sources;
    private final Map<String, String> attributes;

    ConfiguredTexts(List<SettingSource> sources, Map<String, String> attributes) {
        this.sources = List.copyOf(sources);
        this.attributes = Map.copyOf(attributes);
    }

    /**
     * A configured text and where it stands.
     *
     * @param key as an operator wrote it
     * @param text as configured; may be blank
     * @param place where an operator finds it
     */
    record Found(String key, String text, String place) {
        @Override
        public String toString() {
            return "Found[" + place + "]";
        }
    }

    Optional<Found> find(Setting<?> setting) {
        for (SettingSource source : sources) {
            Optional<String> text = source.value(setting.key());
            if (text.isPresent()) {
                return text.map(found -> new Found(source.written(setting.key()), found, source.place(setting.key())));
            }
        }
        return setting.attribute().flatMap(name -> Optional.ofNullable(attributes.get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> new Found(setting.key(), text, "the annotation's attribute " + name)));
    }

    boolean has(Setting<?> setting) {
        try {
            return find(setting).isPresent();
        } catch (IllegalArgumentException e) {
            return true; // a value that cannot be read was meant to be one
        }
    }

    /** What the keys of settings begin with: the usual, and that of the context whose overrides count here. */
    List<String> prefixes() {
        return sources.stream()
                .map(source -> source.written(SettingSource.PREFIX))
                .distinct()
                .toList();
    }

    List<ConfigurationProblem> problems() {
        return sources.stream().flatMap(source -> source.problems().stream()).toList();
    }

    Set<String> keys() {
        return sources.stream().flatMap(source -> source.keys().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
