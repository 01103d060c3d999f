package io.github.bankid4jakarta.config;

import java.util.Optional;

/** Reads one setting after the other. Where a text cannot be used, the default stands in, so that reading can go on. */
final class SettingReader {

    private final ConfiguredTexts texts;
    private final Problems problems;

    SettingReader(ConfiguredTexts texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    <T> Optional<T> read(Setting<T> setting) {
        return configured(setting).or(() -> setting.defaultValue().map(setting.converter()));
    }

    private <T> Optional<T> configured(Setting<T> setting) {
        try {
            return texts.find(setting).flatMap(found -> converted(setting, found));
        } catch (UnusableTextException e) {
            problems.add(setting, e.problem());
            return Optional.empty();
        }
    }

    private <T> Optional<T> converted(Setting<T> setting, ConfiguredTexts.Found found) {
        if (found.text().isBlank()) {
            report(found, "the value in " + found.place() + " is empty", "Give it a value");
            return Optional.empty();
        }
        try {
            return Optional.of(setting.converter().apply(found.text()));
        } catch (IllegalArgumentException e) {
            report(found, shown(found) + " " + e.getMessage(), "Correct it");
            return Optional.empty();
        }
    }

    private static String shown(ConfiguredTexts.Found found) {
        return found.shown().map(text -> "\"" + text + "\"").orElse("the value") + " in " + found.place();
    }

    private void report(ConfiguredTexts.Found found, String what, String remedy) {
        Setting<?> setting = found.setting();
        problems.add(setting, new ConfigurationProblem(found.key(), what, remedy + orRemove(setting)));
    }

    /** How a remedy ends where doing without the value is possible too. */
    static String orRemove(Setting<?> setting) {
        return setting.defaultValue()
                .map(text -> ", or remove it to use " + text)
                .orElse(", or remove it");
    }
}
