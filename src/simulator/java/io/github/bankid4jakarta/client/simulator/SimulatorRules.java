package io.github.bankid4jakarta.client.simulator;

import java.time.Duration;
import java.util.Objects;

/**
 * The times that the simulator keeps.
 *
 * @param pickUpTime how long an order waits for an app; then {@code startFailed}
 * @param completionTime how long the person has from then on; then {@code expiredTransaction}
 * @param qrTolerance how old a scanned QR code may be
 */
public record SimulatorRules(Duration pickUpTime, Duration completionTime, Duration qrTolerance) {

    /** How long a complete order that nobody collects is kept. */
    static final Duration COMPLETE_KEPT = Duration.ofMinutes(3);

    /** How long a failed or cancelled order that nobody collects is kept. */
    static final Duration FAILED_KEPT = Duration.ofMinutes(5);

    /**
     * Checks that nothing is null.
     *
     * @param pickUpTime how long an order waits for an app
     * @param completionTime how long the person has from then on
     * @param qrTolerance how old a scanned QR code may be
     */
    public SimulatorRules {
        Objects.requireNonNull(pickUpTime, "pickUpTime");
        Objects.requireNonNull(completionTime, "completionTime");
        Objects.requireNonNull(qrTolerance, "qrTolerance");
    }

    /**
     * The times that BankID keeps: 30 seconds, 3 minutes and, as BankID publishes none, 5 seconds for a QR code.
     *
     * @return the rules
     */
    public static SimulatorRules asBankId() {
        return new SimulatorRules(Duration.ofSeconds(30), Duration.ofMinutes(3), Duration.ofSeconds(5));
    }

    Duration longestLife() {
        return pickUpTime.plus(completionTime).plus(FAILED_KEPT);
    }
}
