package io.github.bankid4jakarta.client;

/** What a backend may be able to do beyond the basics. */
public enum Capability {
    /** Sends the end user back to an address of ours after a same-device identification, with a nonce that only BankID knew. */
    RETURN_URL,
    /** Identifies people on the phone. */
    PHONE_AUTHENTICATION,
    /** Answers an identification on the phone only when it has ended, which takes minutes and a thread. */
    PHONE_ANSWERS_AT_THE_END
}
