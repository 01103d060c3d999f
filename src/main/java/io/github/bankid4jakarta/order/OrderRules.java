package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.SameDevice;
import java.time.Duration;

/**
 * The bounds within which the engine works.
 *
 * @param moment how long a caller may wait for BankID before it is told the last known state
 * @param qrRenewal how long after the first start a QR order that nobody scanned is renewed
 * @param sameDevice how a same-device order is bound to its browser where the backend has no return address
 * @param pending orders that may be pending on this node
 * @param pendingPerAddress orders that may be pending for one network address
 * @param startsPerSession starts per minute and browser session
 * @param startsPerAddress starts per minute and network address that may come to nothing
 */
public record OrderRules(
        Duration moment,
        Duration qrRenewal,
        SameDevice sameDevice,
        int pending,
        int pendingPerAddress,
        int startsPerSession,
        int startsPerAddress) {

    /** When another start of an address may succeed that has too many orders pending. */
    static final Duration UNTIL_ONE_ENDS = Duration.ofSeconds(10);

    /** BankID ends an order after three minutes; the margin is for its answer to reach us. */
    static final Duration ORDER_LIFE = Duration.ofSeconds(210);

    /** How long a completed order may be claimed. */
    static final Duration CLAIM_WINDOW = Duration.ofSeconds(60);

    /** A second start of the same mode within this time is a double click and gets the same order. */
    static final Duration DOUBLE_CLICK = Duration.ofSeconds(2);

    /** An order that nobody asked about for this long is left to its session, which brings it back when its page does. */
    static final Duration QUIET = Duration.ofSeconds(5);

    /** The same where room is needed for others; a page asks every second or two. */
    static final Duration QUIET_IN_A_CROWD = Duration.ofSeconds(3);

    /** An order that nobody asked about for this long is forgotten, whatever only this node knows of it. */
    static final Duration ABANDONED = ORDER_LIFE.plusSeconds(30);

    /** Starts of one session that may follow each other at once. */
    static final int SESSION_BURST = 3;

    /** How often one session may change between QR code and this device, at once or in a minute. */
    static final int SESSION_CHANGES = 10;

    /** Wrong nonces after which an order is given up. */
    static final int WRONG_NONCES = 5;

    private static final Duration MOMENT = Duration.ofMillis(250);

    /**
     * The rules that an application configured.
     *
     * @param configuration the resolved settings
     * @return the rules
     */
    public static OrderRules of(Configuration configuration) {
        return new OrderRules(
                MOMENT,
                configuration.get(BankIdSettings.QR_RENEWAL),
                configuration.get(BankIdSettings.SAME_DEVICE),
                configuration.get(BankIdSettings.LIMIT_PENDING),
                configuration.get(BankIdSettings.LIMIT_PENDING_PER_ADDRESS),
                configuration.get(BankIdSettings.LIMIT_STARTS_PER_SESSION),
                configuration.get(BankIdSettings.LIMIT_STARTS_PER_ADDRESS));
    }
}
