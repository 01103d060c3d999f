package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message lists every problem with its key and its remedy. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    /**
     * Reports problems.
     *
     * @param problems what is wrong; at least one
     */
    public ConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream()
                .map(problem -> "\n  - " + problem)
                .collect(Collectors.joining("", "BankID login is not configured correctly:", "")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return the problems, in the order of the settings table
     */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
