package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.HintCode;

/**
 * Why an order ended without a login.
 *
 * @param reason the kind of failure
 * @param hintCode BankID's reason, for {@link Reason#ENDED}; {@link HintCode#UNKNOWN} otherwise
 */
public record Failure(Reason reason, HintCode hintCode) {

    /** The kinds of failure, each of which a person is told about in other words. */
    public enum Reason {
        /** BankID ended the order and said why. */
        ENDED,
        /** BankID could not be reached when the order was to start. */
        UNAVAILABLE,
        /** Another order of the same person was running. */
        ALREADY_IN_PROGRESS,
        /** BankID refused us or answered nonsense. */
        TECHNICAL,
        /** The app ran on another network than the browser, in same-device mode. */
        DEVICE_MISMATCH,
        /** Nobody came back in time for a completed order. */
        CLAIM_EXPIRED
    }

    static Failure ended(HintCode hintCode) {
        return new Failure(Reason.ENDED, hintCode);
    }

    static Failure of(Reason reason) {
        return new Failure(reason, HintCode.UNKNOWN);
    }
}
