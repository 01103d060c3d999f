package io.github.bankid4jakarta.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds configured keys that look like ours and are not, which mostly are spelled wrongly. */
final class UnknownKeys {

    private static final String CONTEXT = ContextOverrides.CONTEXTS + "/";
    private static final String LIST = "docs/configuration.md lists every setting";

    private final List<String> missingBackends;
    private final Spellings keys;
    private final Spellings variables;

    /**
     * Knows what may be written.
     *
     * @param known the full keys of every setting
     * @param missingBackends backends whose settings cannot be known
     * @param prefixes what keys begin with: the usual, and that of the context whose overrides count
     */
    UnknownKeys(List<String> known, List<String> missingBackends, List<String> prefixes) {
        this.missingBackends = List.copyOf(missingBackends);
        List<String> rests = known.stream()
                .filter(key -> key.startsWith(SettingSource.PREFIX))
                .map(key -> key.substring(SettingSource.PREFIX.length()))
                .toList();
        keys = new Spellings(SettingSource.PREFIX, CONTEXT, ".", prefixes, rests);
        variables = new Spellings(
                EnvironmentSource.variable(SettingSource.PREFIX),
                EnvironmentSource.variable(CONTEXT),
                "_",
                variables(prefixes),
                variables(rests));
    }

    List<ConfigurationProblem> among(Set<String> names) {
        return names.stream().sorted().flatMap(name -> problem(name).stream()).toList();
    }

    private Optional<ConfigurationProblem> problem(String name) {
        if (name.startsWith(variables.everybody())) {
            return variables.isSomebodyElses(name) ? Optional.empty() : variable(name);
        }
        return keys.isSomebodyElses(name) ? Optional.empty() : key(name);
    }

    private Optional<ConfigurationProblem> key(String key) {
        String prefix = keys.prefix(key);
        String rest = key.substring(prefix.length());
        if (keys.rests().contains(rest) || missingBackends.stream().anyMatch(name -> rest.startsWith(name + "."))) {
            return Optional.empty();
        }
        if (key.startsWith(ContextOverrides.CONTEXTS) && !key.startsWith(CONTEXT)) {
            return Optional.of(
                    unknown(key, "Write the context's path with its slash, as in " + CONTEXT + "app.groups"));
        }
        // The prefix is left out, or short keys would be close to everything.
        return Optional.of(unknown(
                key,
                Spelling.closest(rest, keys.rests())
                        .map(close -> "Did you mean " + prefix + close + "?")
                        .orElse("Remove it; " + LIST)));
    }

    /**
     * Container platforms set variables such as {@code BANKID_PORT} on their own, so only a near miss counts.
     */
    private Optional<ConfigurationProblem> variable(String name) {
        String prefix = variables.prefix(name);
        List<String> known =
                variables.rests().stream().map(rest -> prefix + rest).toList();
        if (known.contains(name)) {
            return Optional.empty();
        }
        return Spelling.closest(name, known)
                .filter(close -> Spelling.distance(name, close) <= 2)
                .map(close -> unknown(name, "Did you mean " + close + "?"));
    }

    private static List<String> variables(List<String> keys) {
        return keys.stream().map(EnvironmentSource::variable).toList();
    }

    private static ConfigurationProblem unknown(String key, String remedy) {
        return new ConfigurationProblem(key, "there is no such setting", remedy);
    }

    /**
     * One of the two ways of writing a key.
     *
     * @param everybody what every key of ours begins with
     * @param contexts what the keys of every context begin with
     * @param separator what stands between a context's path and the rest of its key
     * @param prefixes what keys that count here begin with
     * @param rests what may follow them
     */
    private record Spellings(
            String everybody, String contexts, String separator, List<String> prefixes, List<String> rests) {

        /** The longest that fits, so that a context's own comes before the usual one. */
        String prefix(String name) {
            return prefixes.stream()
                    .filter(name::startsWith)
                    .max(Comparator.comparingInt(String::length))
                    .orElse(everybody);
        }

        boolean isSomebodyElses(String name) {
            return !name.startsWith(everybody) || (name.startsWith(contexts) && isOfAnotherContext(name));
        }

        private boolean isOfAnotherContext(String name) {
            String prefix = prefix(name);
            String rest = name.substring(prefix.length());
            return prefix.equals(everybody) || (!rests.contains(rest) && hasLongerPath(rest));
        }

        /** The path may hold separators too: the key of {@code /shop-1.2} begins like one of {@code /shop-1}. */
        private boolean hasLongerPath(String rest) {
            return rest.contains("/") || rests.stream().anyMatch(known -> rest.endsWith(separator + known));
        }
    }
}
