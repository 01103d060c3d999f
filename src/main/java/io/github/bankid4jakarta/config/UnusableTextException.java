package io.github.bankid4jakarta.config;

/** A text is configured and cannot be had, such as one in a file that is not there. The message holds no value. */
final class UnusableTextException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient ConfigurationProblem problem;

    UnusableTextException(ConfigurationProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    ConfigurationProblem problem() {
        return problem;
    }
}
