package io.github.bankid4jakarta.phone;

import java.time.Duration;

/**
 * The bounds of orders over the phone.
 *
 * @param deadline how long an order may take before it is cancelled
 * @param waiting how many orders may run at once
 */
public record PhoneRules(Duration deadline, int waiting) {

    /** BankID asks for at most one collect per order in this time (RP API v6.0, collect; read 2026-11). */
    static final Duration COLLECT_INTERVAL = Duration.ofSeconds(2);

    /** The longest pause between collects that BankID can ask us to make. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** How long a stopping application waits until its orders are cancelled at BankID. */
    static final Duration FAREWELL = Duration.ofSeconds(5);
}
