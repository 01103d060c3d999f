package io.github.bankid4jakarta.config;

import java.util.Optional;
import java.util.Set;

/** Where configured text comes from, such as MicroProfile Config. */
public interface SettingSource {

    /**
     * What an operator calls this source, so that a problem can name the place to correct.
     *
     * @return such as {@code the system properties}; completes "the value in …"
     */
    String description();

    /**
     * The text configured under a key.
     *
     * @param key the full key
     * @return the text, which may be blank, or empty where the source does not have the key
     * @throws IllegalArgumentException where the source has the key and cannot read its value; the message says why
     *     without repeating the value
     */
    Optional<String> value(String key);

    /**
     * The keys that the source has, as far as it can tell, so that misspelt ones are found.
     *
     * @return full keys, or the names of environment variables; may hold any others too
     */
    Set<String> keys();
}
