package io.github.bankid4jakarta.order;

import java.time.Duration;

/** What became of a start. */
public sealed interface StartOutcome {

    /**
     * The order was started, is being started or waits for its turn; or, after a double click, the order that was just started.
     *
     * @param state how it stands
     * @param kept whether it is the order of the click before this one
     */
    record Started(LoginState state, boolean kept) implements StartOutcome {}

    /**
     * This browser starts too often, or its network has too many pages open at once. Nothing was sent to BankID, and an older
     * order was left alone.
     *
     * @param retryAfter when to try again
     */
    record TooMany(Duration retryAfter) implements StartOutcome {}

    /**
     * This node has as many pending orders as it may. Nothing was sent to BankID.
     *
     * @param retryAfter when to try again
     */
    record Full(Duration retryAfter) implements StartOutcome {}

    /** Same-device login is not offered with this backend and configuration. */
    record NotOffered() implements StartOutcome {}
}
