package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds configured keys that look like ours and are not, which mostly are spelled wrongly. */
final class UnknownKeys {

    private static final String PREFIX = "bankid.";
    private static final String VARIABLE_PREFIX = "BANKID_";

    private final List<String> known;
    private final List<String> missingBackends;

    UnknownKeys(List<String> known, List<String> missingBackends) {
        this.known = List.copyOf(known);
        this.missingBackends = List.copyOf(missingBackends);
    }

    List<ConfigurationProblem> among(Set<String> keys) {
        return keys.stream().sorted().flatMap(key -> problem(key).stream()).toList();
    }

    private Optional<ConfigurationProblem> problem(String key) {
        if (key.startsWith(PREFIX) && !isKnown(key)) {
            String remedy = suggestion(key, known).orElse("Remove it; docs/configuration.md lists every setting");
            return Optional.of(unknown(key, remedy));
        }
        if (key.startsWith(VARIABLE_PREFIX)) {
            return variable(key);
        }
        return Optional.empty();
    }

    /**
     * Container platforms set variables such as {@code BANKID_PORT} on their own, so only a near miss counts.
     */
    private Optional<ConfigurationProblem> variable(String name) {
        List<String> variables = known.stream().map(EnvironmentSource::variable).toList();
        if (variables.contains(name)) {
            return Optional.empty();
        }
        return Spelling.closest(name, variables)
                .filter(close -> Spelling.distance(name, close) <= 2)
                .map(close -> unknown(name, "Did you mean " + close + "?"));
    }

    private boolean isKnown(String key) {
        return known.contains(key) || missingBackends.stream().anyMatch(name -> key.startsWith(PREFIX + name + "."));
    }

    /** The common prefix is left out, or short keys would be close to everything. */
    private static Optional<String> suggestion(String key, List<String> known) {
        List<String> rests = known.stream()
                .filter(candidate -> candidate.startsWith(PREFIX))
                .map(candidate -> candidate.substring(PREFIX.length()))
                .toList();
        return Spelling.closest(key.substring(PREFIX.length()), rests)
                .map(close -> "Did you mean " + PREFIX + close + "?");
    }

    private static ConfigurationProblem unknown(String key, String remedy) {
        return new ConfigurationProblem(key, "there is no such setting", remedy);
    }
}
