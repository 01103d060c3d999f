package io.github.bankid4jakarta.load;

/** Says of each goal whether it was reached. */
final class Verdict {

    private final Report report;

    Verdict(Report report) {
        this.report = report;
    }

    void check(String goal, boolean reached) {
        report.line("  %s %s", reached ? "PASS" : "FAIL", goal);
    }
}
