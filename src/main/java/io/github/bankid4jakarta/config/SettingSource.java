package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where configured text comes from, such as MicroProfile Config. */
public interface SettingSource {

    /** What every key of ours begins with. */
    String PREFIX = "bankid.";

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

    /**
     * How an operator writes a key in this source.
     *
     * @param key the full key
     * @return another key where this source holds what differs for one application; else the same
     */
    default String written(String key) {
        return key;
    }

    /**
     * Where the text under a key stands, for a source that is made of several places.
     *
     * @param key the full key
     * @return such as {@code the system properties}; completes "the value in …"
     */
    default String place(String key) {
        return description();
    }

    /**
     * What is wrong with the source as a whole, such as a file that cannot be read.
     *
     * @return the problems; mostly none
     */
    default List<ConfigurationProblem> problems() {
        return List.of();
    }
}
