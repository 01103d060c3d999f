package io.github.bankid4jakarta.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings from the properties file that {@link BankIdSettings#CONFIG_FILE} names, as it was when it was read. Immutable. */
public final class ConfigFile implements SettingSource {

    private static final String KEY = BankIdSettings.CONFIG_FILE.key();
    private static final int MOST_KIB = 1024;

    private final Path path;
    private final Map<String, String> texts;
    private final List<ConfigurationProblem> problems;

    private ConfigFile(Path path, Map<String, String> texts, List<ConfigurationProblem> problems) {
        this.path = path;
        this.texts = Map.copyOf(texts);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads the file that other sources name.
     *
     * @param sources where its path may stand, the most important first
     * @return the file, which knows what is wrong with it; empty where none is named, or its name cannot be used, which the
     *     resolver reports
     */
    public static Optional<SettingSource> namedBy(List<SettingSource> sources) {
        try {
            return new ConfiguredTexts(sources, Map.of())
                    .find(BankIdSettings.CONFIG_FILE)
                    .filter(found -> !found.text().isBlank())
                    .map(found -> read(BankIdSettings.CONFIG_FILE.converter().apply(found.text())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ConfigFile read(Path path) {
        TextFile file = new TextFile(KEY, path, path.toString(), MOST_KIB);
        try {
            Map<String, String> texts = parse(file);
            return new ConfigFile(path, texts, misplaced(path, texts));
        } catch (UnusableTextException e) {
            return new ConfigFile(path, Map.of(), List.of(e.problem()));
        }
    }

    private static Map<String, String> parse(TextFile file) {
        Properties properties = new Properties();
        String text = file.read();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // reading from memory does not fail
        } catch (IllegalArgumentException e) {
            throw file.unusable(
                    file.path() + " has a \\u without four hexadecimal digits",
                    "Correct it, or write a backslash twice");
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, properties::getProperty));
    }

    /** What would otherwise be passed over in silence. */
    private static List<ConfigurationProblem> misplaced(Path path, Map<String, String> texts) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        if (texts.containsKey(KEY)) {
            problems.add(
                    new ConfigurationProblem(KEY, "stands in " + path + ", which cannot name a file", "Remove it"));
        }
        texts.keySet().stream()
                .filter(name -> name.startsWith(EnvironmentSource.variable(PREFIX)))
                .sorted()
                .forEach(name -> problems.add(new ConfigurationProblem(
                        name,
                        "is the name of a variable, and stands in " + path,
                        "Write the key, such as bankid.groups")));
        return problems;
    }

    @Override
    public String description() {
        return "the file " + path;
    }

    @Override
    public Optional<String> value(String key) {
        return key.equals(KEY) ? Optional.empty() : Optional.ofNullable(texts.get(key));
    }

    @Override
    public Set<String> keys() {
        return texts.keySet();
    }

    @Override
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
