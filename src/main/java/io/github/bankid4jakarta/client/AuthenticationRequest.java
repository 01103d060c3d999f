package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for an identification in a browser.
 *
 * @param endUserIp the address of the browser as the edge of the site sees it
 * @param personalNumber whom to accept; empty accepts anybody, which is what a public login page asks for
 * @param returnUrl where the app sends the end user in same-device mode; only for backends with
 *     {@link Capability#RETURN_URL}
 */
public record AuthenticationRequest(
        String endUserIp, Optional<PersonalNumber> personalNumber, Optional<String> returnUrl) {

    /**
     * Checks that nothing is null.
     *
     * @param endUserIp the address of the browser as the edge of the site sees it
     * @param personalNumber whom to accept
     * @param returnUrl where the app sends the end user in same-device mode
     */
    public AuthenticationRequest {
        Objects.requireNonNull(endUserIp, "endUserIp");
        Objects.requireNonNull(personalNumber, "personalNumber");
        Objects.requireNonNull(returnUrl, "returnUrl");
    }

    /**
     * An identification of anybody.
     *
     * @param endUserIp the address of the browser as the edge of the site sees it
     * @return the request
     */
    public static AuthenticationRequest of(String endUserIp) {
        return new AuthenticationRequest(endUserIp, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "AuthenticationRequest[masked]";
    }
}
