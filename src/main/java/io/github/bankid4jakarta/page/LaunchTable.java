package io.github.bankid4jakarta.page;

import io.github.bankid4jakarta.model.AutoStartToken;
import java.util.List;
import java.util.Optional;

/**
 * Knows which link opens the BankID app on which platform and in which browser. The knowledge is the file
 * {@code launch.tsv}; this class only reads it. Immutable and thread-safe.
 */
public final class LaunchTable {

    private static final int LONGEST_USER_AGENT = 512;

    private final List<LaunchRule> rules;

    /** Reads the table from the JAR. */
    public LaunchTable() {
        rules = Resources.text("launch.tsv")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(LaunchRule::parse)
                .toList();
    }

    /**
     * The links to the app for a browser.
     *
     * @param userAgent the browser's {@code User-Agent}; may be null or anything
     * @param token the token of the order to open
     * @return the links
     */
    public LaunchLinks links(String userAgent, AutoStartToken token) {
        LaunchRule rule = rule(userAgent);
        return new LaunchLinks(rule.first().with(token), rule.second().map(link -> link.with(token)), rule.auto());
    }

    /**
     * Whether the browser is on a phone or tablet, so that BankID on this device comes first.
     *
     * @param userAgent the browser's {@code User-Agent}; may be null or anything
     * @return true for a phone or tablet; a tablet that calls itself a computer counts as one
     */
    public boolean mobile(String userAgent) {
        return rule(userAgent).mobile();
    }

    LaunchRule rule(String userAgent) {
        String text = Optional.ofNullable(userAgent)
                .filter(agent -> !agent.isBlank())
                .map(agent -> agent.substring(0, Math.min(agent.length(), LONGEST_USER_AGENT)))
                .orElse("unknown");
        return rules.stream().filter(rule -> rule.matches(text)).findFirst().orElseThrow();
    }
}
