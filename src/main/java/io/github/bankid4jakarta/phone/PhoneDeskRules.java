package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.PhoneSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The bounds within which agents identify people.
 *
 * @param role who is an agent; empty where that is not configured, and then nobody is
 * @param startsPerAgent how many orders an agent may start in {@link #AGENT_PERIOD}
 * @param startsPerPerson how many orders may be started for a person in {@link #PERSON_PERIOD}
 * @param ordersPerAgent how many orders of an agent may run at once
 * @param retention how long the end of an order can be read
 */
public record PhoneDeskRules(
        Optional<String> role, int startsPerAgent, int startsPerPerson, int ordersPerAgent, Duration retention) {

    static final Duration AGENT_PERIOD = Duration.ofHours(1);
    static final Duration PERSON_PERIOD = Duration.ofMinutes(5);

    /** Orders that are kept on one node, running or ended: far more than agents of one application can have. */
    static final int MOST_ORDERS = 10_000;

    /**
     * Reads the bounds.
     *
     * @param configuration the resolved settings
     * @return the bounds
     */
    public static PhoneDeskRules of(Configuration configuration) {
        return new PhoneDeskRules(
                configuration.find(PhoneSettings.ROLE),
                configuration.get(PhoneSettings.STARTS_PER_AGENT),
                configuration.get(PhoneSettings.STARTS_PER_PERSON),
                configuration.get(PhoneSettings.ORDERS_PER_AGENT),
                configuration.get(PhoneSettings.RESULT_RETENTION));
    }
}
