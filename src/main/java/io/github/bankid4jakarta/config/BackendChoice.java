package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A backend that {@code bankid.backend} can name, as far as the resolver needs to know it. */
public sealed interface BackendChoice {

    /**
     * The name that chooses the backend.
     *
     * @return such as {@code qrona}
     */
    String name();

    /**
     * A backend that is there.
     *
     * @param name the name that chooses it
     * @param settings what only this backend reads
     * @param chosenBy the setting that chooses it where {@code bankid.backend} is not set; a backend without one must be
     *     named, is taken to be for development, and is refused beside the secret of another
     * @param check finds what else stands in its way; called once its own settings could be read
     */
    record Installed(
            String name,
            List<Setting<?>> settings,
            Optional<Setting<?>> chosenBy,
            Function<Configuration, List<ConfigurationProblem>> check)
            implements BackendChoice {

        /**
         * Checks that nothing is null.
         *
         * @param name the name that chooses it
         * @param settings what only this backend reads
         * @param chosenBy the setting that chooses it, if there is one
         * @param check finds what else stands in its way
         */
        public Installed {
            Objects.requireNonNull(name, "name");
            settings = List.copyOf(settings);
            Objects.requireNonNull(chosenBy, "chosenBy");
            Objects.requireNonNull(check, "check");
        }
    }

    /**
     * A backend that exists and is not on the class path. Keys below {@code bankid.<name>.} are taken to be its settings.
     *
     * @param name the name that would choose it
     * @param remedy how to get it, as a sentence
     */
    record Missing(String name, String remedy) implements BackendChoice {

        /**
         * Checks that nothing is null.
         *
         * @param name the name that would choose it
         * @param remedy how to get it
         */
        public Missing {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(remedy, "remedy");
        }
    }
}
