package io.github.bankid4jakarta.model;

/** Who rang whom, in an order over the phone. The app asks the end user to confirm it, so it is never defaulted. */
public enum CallInitiator {
    /** The end user rang the relying party. */
    USER,
    /** The relying party rang the end user. */
    RELYING_PARTY
}
