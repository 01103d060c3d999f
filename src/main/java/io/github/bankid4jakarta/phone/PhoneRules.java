package io.github.bankid4jakarta.phone;

import java.time.Duration;

/**
 * The bounds of orders over the phone.
 *
 * @param deadline how long an order may take before it is cancelled
 * @param waiting how many orders may run at once
 */
public record PhoneRules(Duration deadline, int waiting) {

    /** How long a stopping application waits until its orders are cancelled at BankID. */
    static final Duration FAREWELL = Duration.ofSeconds(5);
}
