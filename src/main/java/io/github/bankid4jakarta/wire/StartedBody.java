package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Answers a start.
 *
 * @param orderRef names the order from now on
 * @param autoStartToken starts the app on the same device
 */
@JsonbPropertyOrder({"orderRef", "autoStartToken"})
public record StartedBody(String orderRef, String autoStartToken) {

    @Override
    public String toString() {
        return "StartedBody[masked]";
    }
}
