package io.github.bankid4jakarta.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * Writes down a {@link Setting} with only the facts that differ from the usual.
 *
 * @param <T> the type of the setting's value
 */
public final class SettingBuilder<T> {

    private final String key;
    private final Optional<String> attribute;
    private final Function<String, T> converter;
    private Optional<String> defaultValue = Optional.empty();
    private boolean secret;
    private String unit = "";
    private String doc = "";

    /**
     * Begins with what every setting has.
     *
     * @param key the full key
     * @param attribute the attribute of the annotation, if there is one
     * @param converter makes a value out of text
     */
    public SettingBuilder(String key, Optional<String> attribute, Function<String, T> converter) {
        this.key = key;
        this.attribute = attribute;
        this.converter = converter;
    }

    /**
     * Gives the setting a default.
     *
     * @param text as it would be configured
     * @return this
     */
    public SettingBuilder<T> defaultValue(String text) {
        defaultValue = Optional.of(text);
        return this;
    }

    /**
     * Makes the setting a secret.
     *
     * @return this
     */
    public SettingBuilder<T> secret() {
        secret = true;
        return this;
    }

    /**
     * Says what a bare value counts.
     *
     * @param text the unit
     * @return this
     */
    public SettingBuilder<T> unit(String text) {
        unit = text;
        return this;
    }

    /**
     * Says what the setting is for.
     *
     * @param text one line
     * @return this
     */
    public SettingBuilder<T> doc(String text) {
        doc = text;
        return this;
    }

    /**
     * Ends the description.
     *
     * @return the setting
     */
    public Setting<T> build() {
        return new Setting<>(key, attribute, converter, defaultValue, secret, unit, doc);
    }
}
