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
        Optional<ConfiguredTexts.Found> found;
        try {
            found = texts.find(setting);
        } catch (IllegalArgumentException e) {
            report(setting, setting.key(), "the value " + e.getMessage(), "Correct it" + orRemove(setting));
            return Optional.empty();
        }
        return found.flatMap(text -> converted(setting, text));
    }

    private <T> Optional<T> converted(Setting<T> setting, ConfiguredTexts.Found found) {
        if (found.text().isBlank()) {
            report(
                    setting,
                    found.key(),
                    "the value in " + found.place() + " is empty",
                    "Give it a value" + orRemove(setting));
            return Optional.empty();
        }
        try {
            return Optional.of(setting.converter().apply(found.text()));
        } catch (IllegalArgumentException e) {
            report(
                    setting,
                    found.key(),
                    shown(setting, found) + " " + e.getMessage(),
                    "Correct it" + orRemove(setting));
            return Optional.empty();
        }
    }

    private static String shown(Setting<?> setting, ConfiguredTexts.Found found) {
        boolean hidden = setting.secret() || found.text().contains("@"); // an address may carry a password
        String value = hidden ? "the value" : "\"" + found.text() + "\"";
        return value + " in " + found.place();
    }

    private static String orRemove(Setting<?> setting) {
        return setting.defaultValue()
                .map(text -> ", or remove it to use " + text)
                .orElse(", or remove it");
    }

    private void report(Setting<?> setting, String key, String what, String remedy) {
        problems.add(setting, new ConfigurationProblem(key, what, remedy));
    }
}
