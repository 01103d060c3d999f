package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Asks to identify somebody on the phone.
 *
 * @param personalNumber whom, twelve digits
 * @param callInitiator {@link #BY_USER}; {@link #BY_RELYING_PARTY}, {@link #BY_RP} or null where the relying party rang
 */
@JsonbPropertyOrder({"personalNumber", "callInitiator"})
public record PhoneAuthBody(String personalNumber, String callInitiator) {

    /** The end user rang the relying party. */
    public static final String BY_USER = "user";

    /** The relying party rang the end user. */
    public static final String BY_RELYING_PARTY = "";

    /** The same in the words of BankID itself. */
    public static final String BY_RP = "RP";

    @Override
    public String toString() {
        return "PhoneAuthBody[masked]";
    }
}
