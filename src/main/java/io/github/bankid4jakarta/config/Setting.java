package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Describes one setting. The converter throws {@link IllegalArgumentException} for a value that cannot be used, with a
 * message that completes "bankid.… " and says what is accepted without repeating the value.
 *
 * @param key the full key, such as {@code bankid.reserved-path}
 * @param attribute the attribute of the annotation, or empty where there is none, as for secrets
 * @param converter makes a value out of text that is never blank
 * @param defaultValue the text used where nothing is configured, or empty where the setting then has no value
 * @param secret whether the value must never be shown
 * @param unit what a bare value counts, such as {@code ISO 8601 duration}; empty where that is plain
 * @param doc one line on what the setting is for
 * @param <T> the type of the value
 */
public record Setting<T>(
        String key,
        Optional<String> attribute,
        Function<String, T> converter,
        Optional<String> defaultValue,
        boolean secret,
        String unit,
        String doc) {

    /**
     * Checks that nothing is null.
     *
     * @param key the full key
     * @param attribute the attribute of the annotation, if there is one
     * @param converter makes a value out of text
     * @param defaultValue the text used where nothing is configured, if there is one
     * @param secret whether the value must never be shown
     * @param unit what a bare value counts; may be empty
     * @param doc what the setting is for
     */
    public Setting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(attribute, "attribute");
        Objects.requireNonNull(converter, "converter");
        Objects.requireNonNull(defaultValue, "defaultValue");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(doc, "doc");
    }

    /**
     * The key that names a file with the value instead, as containers mount secrets.
     *
     * @return such as {@code bankid.qrona.token-file}; empty for what is no secret
     */
    public Optional<String> fileKey() {
        return secret ? Optional.of(key + "-file") : Optional.empty();
    }

    /**
     * Every key by which the setting can be configured.
     *
     * @return its own, and that of its file where there is one
     */
    public List<String> keys() {
        return fileKey().map(file -> List.of(key, file)).orElse(List.of(key));
    }

    /**
     * Whether it takes several values, separated by commas.
     *
     * @return as its unit says
     */
    public boolean isList() {
        return unit.startsWith("comma-separated");
    }

    /** Settings of the same key are the same, also where they were made at different times. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Setting<?> setting && setting.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
