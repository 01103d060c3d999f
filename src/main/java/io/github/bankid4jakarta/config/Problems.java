package io.github.bankid4jakarta.config;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects problems, at most one for each key, because a second one is mostly the first one's shadow. */
final class Problems {

    private final Map<String, ConfigurationProblem> byKey = new LinkedHashMap<>();

    void add(ConfigurationProblem problem) {
        byKey.putIfAbsent(problem.key(), problem);
    }

    /**
     * Adds a problem with what was written for a setting, which may be another key than the setting's own.
     */
    void add(Setting<?> setting, ConfigurationProblem problem) {
        byKey.putIfAbsent(setting.key(), problem);
    }

    void addAll(List<ConfigurationProblem> problems) {
        problems.forEach(this::add);
    }

    boolean about(Setting<?> setting) {
        return byKey.containsKey(setting.key());
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** In the order of the settings table; what is about none of its keys comes last. */
    List<ConfigurationProblem> sorted(List<String> table) {
        return byKey.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ConfigurationProblem>>comparingInt(
                                entry -> row(table, entry.getKey()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int row(List<String> table, String key) {
        int row = table.indexOf(key);
        return row < 0 ? Integer.MAX_VALUE : row;
    }
}
