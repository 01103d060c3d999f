package io.github.bankid4jakarta.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the text that counts for a setting: the first source that has it, else the annotation's attribute. A secret may stand
 * in a file of its own. Remembers what it found, so that one resolution sees one text; for use by one thread.
 */
final class ConfiguredTexts {

    private static final int MOST_KIB_OF_SECRET = 64;

    private final List<SettingSource> sources;
    private final Map<String, String> attributes;
    private final Map<Setting<?>, Optional<Found>> found = new HashMap<>();

    ConfiguredTexts(List<SettingSource> sources, Map<String, String> attributes) {
        this.sources = List.copyOf(sources);
        this.attributes = Map.copyOf(attributes);
    }

    /**
     * A configured text and where it stands.
     *
     * @param setting what it is for
     * @param name the setting's key as an operator would write it there
     * @param key what the operator did write, which may be the key of a secret's file
     * @param text as configured; may be blank
     * @param place where an operator finds it
     */
    record Found(Setting<?> setting, String name, String key, String text, String place) {

        /** Empty for secrets, and for addresses that may carry a password. */
        Optional<String> shown() {
            return Optional.of(text).filter(visible -> !setting.secret() && !visible.contains("@"));
        }

        @Override
        public String toString() {
            return "Found[" + key + " in " + place + "]";
        }
    }

    /**
     * Finds the text of a setting.
     *
     * @throws UnusableTextException where there is one that cannot be had, or more than one for a secret
     */
    Optional<Found> find(Setting<?> setting) {
        Optional<Found> known = found.get(setting);
        if (known == null) {
            known = search(setting);
            found.put(setting, known);
        }
        return known;
    }

    private Optional<Found> search(Setting<?> setting) {
        for (List<SettingSource> scope : scopes()) {
            Optional<Found> text = search(setting, scope);
            if (text.isPresent()) {
                return text;
            }
        }
        return setting.attribute().flatMap(name -> Optional.ofNullable(attributes.get(name))
                .filter(text -> !text.isEmpty())
                .map(text ->
                        new Found(setting, setting.key(), setting.key(), text, "the annotation's attribute " + name)));
    }

    /** What counts for one context comes as a whole before what counts for everybody. */
    private Collection<List<SettingSource>> scopes() {
        return sources.stream()
                .collect(Collectors.groupingBy(
                        source -> source.written(SettingSource.PREFIX), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private static Optional<Found> search(Setting<?> setting, List<SettingSource> scope) {
        Optional<Found> text = first(setting, setting.key(), scope);
        Optional<Found> file = setting.fileKey().flatMap(key -> first(setting, key, scope));
        if (text.isPresent() && file.isPresent()) {
            throw both(text.get(), file.get());
        }
        return text.or(() -> file.map(ConfiguredTexts::content));
    }

    private static Optional<Found> first(Setting<?> setting, String key, List<SettingSource> scope) {
        for (SettingSource source : scope) {
            try {
                Optional<String> text = source.value(key);
                if (text.isPresent()) {
                    return text.map(value -> new Found(
                            setting, source.written(setting.key()), source.written(key), value, source.place(key)));
                }
            } catch (IllegalArgumentException e) {
                throw unusable(
                        source.written(key),
                        "the value " + e.getMessage(),
                        "Correct it" + SettingReader.orRemove(setting));
            }
        }
        return Optional.empty();
    }

    private static Found content(Found file) {
        if (file.text().isBlank()) {
            return file;
        }
        TextFile content =
                new TextFile(file.key(), path(file), "the file that is named in " + file.place(), MOST_KIB_OF_SECRET);
        String secret = content.read().replaceFirst("\\R\\z", "");
        return new Found(file.setting(), file.name(), file.key(), secret, "the file " + content.path());
    }

    private static Path path(Found file) {
        try {
            return Converters.path(file.text());
        } catch (IllegalArgumentException e) {
            throw unusable(file.key(), "the value in " + file.place() + " " + e.getMessage(), "Correct it");
        }
    }

    private static UnusableTextException both(Found text, Found file) {
        return unusable(
                text.key(),
                "is set in " + text.place() + ", and " + file.key() + " in " + file.place(),
                "Remove " + text.key() + " to take the secret from its file");
    }

    private static UnusableTextException unusable(String key, String what, String remedy) {
        return new UnusableTextException(new ConfigurationProblem(key, what, remedy));
    }

    boolean has(Setting<?> setting) {
        try {
            return find(setting).isPresent();
        } catch (UnusableTextException e) {
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
