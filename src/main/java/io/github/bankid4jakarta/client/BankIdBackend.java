package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Setting;
import java.util.List;
import java.util.Optional;

/**
 * A way to reach BankID, found by {@link java.util.ServiceLoader}. Adding one touches nothing else.
 *
 * <p>Implementations are public, have a public constructor without parameters, and do nothing before {@link #open}.
 */
public interface BankIdBackend {

    /**
     * The name by which {@code bankid.backend} chooses this backend.
     *
     * @return lower-case letters and digits, such as {@code qrona}
     */
    String name();

    /**
     * The settings that only this backend reads.
     *
     * @return their descriptors; may be empty
     */
    List<Setting<?>> settings();

    /**
     * The setting whose presence alone chooses this backend where {@code bankid.backend} is not set.
     *
     * @return one of {@link #settings()}, or empty where the backend must be chosen by name
     */
    Optional<Setting<?>> chosenBy();

    /**
     * What stands in the way of opening this backend with these settings, beyond what the settings check themselves.
     *
     * @param configuration the resolved settings
     * @return the problems; empty where there are none
     */
    List<ConfigurationProblem> check(Configuration configuration);

    /**
     * Where BankID is reached, for the log.
     *
     * @param configuration the resolved settings
     * @return a host, with its port where that is not the usual one, and nothing that could be secret; empty where the backend
     *     reaches nothing, which is the default
     */
    default Optional<String> address(Configuration configuration) {
        return Optional.empty();
    }

    /**
     * Opens the backend. Called once for each application, after {@link #check} found nothing.
     *
     * @param configuration the resolved settings
     * @return a client, which the caller closes
     */
    BankIdClient open(Configuration configuration);
}
