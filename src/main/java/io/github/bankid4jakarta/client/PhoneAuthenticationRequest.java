package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.util.Objects;

/**
 * Asks for an identification of somebody on the phone.
 *
 * @param personalNumber whom
 * @param callInitiator who rang whom
 */
public record PhoneAuthenticationRequest(PersonalNumber personalNumber, CallInitiator callInitiator) {

    /**
     * Checks that nothing is null.
     *
     * @param personalNumber whom
     * @param callInitiator who rang whom
     */
    public PhoneAuthenticationRequest {
        Objects.requireNonNull(personalNumber, "personalNumber");
        Objects.requireNonNull(callInitiator, "callInitiator");
    }
}
