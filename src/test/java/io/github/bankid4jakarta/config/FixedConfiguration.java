package io.github.bankid4jakarta.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resolves settings from given texts and defaults alone, for tests of backends. */
public final class FixedConfiguration {

    private FixedConfiguration() {}

    /** Every setting with what the texts hold for its key, else with its default. */
    public static Configuration of(Map<String, String> texts, List<Setting<?>> settings) {
        Map<Setting<?>, Object> values = new HashMap<>();
        for (Setting<?> setting : settings) {
            String text =
                    texts.getOrDefault(setting.key(), setting.defaultValue().orElse(null));
            if (text != null) {
                values.put(setting, setting.converter().apply(text));
            }
        }
        return new Configuration(values);
    }
}
