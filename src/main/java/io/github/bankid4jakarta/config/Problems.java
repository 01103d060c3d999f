package io.github.bankid4jakarta.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects problems, at most one for each key, because a second one is mostly the first one's shadow. */
final class Problems {

    private final Map<String, ConfigurationProblem> byKey = new LinkedHashMap<>();
    private final List<String> tableOrder;

    Problems(List<String> tableOrder) {
        this.tableOrder = List.copyOf(tableOrder);
    }

    void add(ConfigurationProblem problem) {
        byKey.putIfAbsent(problem.key(), problem);
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

    /** In the order of the settings table; keys outside the table come last. */
    List<ConfigurationProblem> sorted() {
        List<ConfigurationProblem> sorted = new ArrayList<>(byKey.values());
        sorted.sort(Comparator.comparingInt(this::row).thenComparing(ConfigurationProblem::key));
        return sorted;
    }

    private int row(ConfigurationProblem problem) {
        int row = tableOrder.indexOf(problem.key());
        return row < 0 ? Integer.MAX_VALUE : row;
    }
}
