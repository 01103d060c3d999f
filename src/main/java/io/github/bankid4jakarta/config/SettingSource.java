package io.github.bankid4jakarta.config;

import java.util.Optional;
import java.util.Set;

/** Where configured text comes from, such as MicroProfile Config. */
public interface SettingSource {

    /**
     * The text configured under a key.
     *
     * @param key the full key
     * @return the text, which may be blank, or empty where the source does not have the key
     */
    Optional<String> value(String key);

    /**
     * The keys that the source has, as far as it can tell, so that misspelt ones are found.
     *
     * @return full keys; may hold any others too
     */
    Set<String> keys();
}
