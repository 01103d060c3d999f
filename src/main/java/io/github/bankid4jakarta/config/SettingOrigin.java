package io.github.bankid4jakarta.config;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a setting got its value.
 *
 * @param key the setting's key, as it was written
 * @param value the configured text; empty for what must not be shown
 * @param place the source that won, such as {@code the system properties}
 */
public record SettingOrigin(String key, Optional<String> value, String place) {

    /**
     * Checks that nothing is null.
     *
     * @param key the setting's key
     * @param value the configured text, where it may be shown
     * @param place the source that won
     */
    public SettingOrigin {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(place, "place");
    }

    /** Such as {@code bankid.groups=clerk from the system properties}, on one line whatever the value holds. */
    @Override
    public String toString() {
        String shown =
                value.map(text -> "=" + text.replaceAll("\\p{Cntrl}", " ")).orElse("");
        return key + shown + " from " + place;
    }
}
