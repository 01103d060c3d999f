package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Asks to start an identification.
 *
 * @param endUserIp the address of the end user's browser
 * @param personalNumber whom to accept, twelve digits; null accepts anybody
 */
@JsonbPropertyOrder({"endUserIp", "personalNumber"})
public record AuthBody(String endUserIp, String personalNumber) {

    @Override
    public String toString() {
        return "AuthBody[masked]";
    }
}
