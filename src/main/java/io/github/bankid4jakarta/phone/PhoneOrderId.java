package io.github.bankid4jakarta.phone;

import java.util.Objects;
import java.util.UUID;

/**
 * Our own name for an agent's order over the phone. It is of no use to anybody but the agent who started the order, and says
 * nothing about the person or BankID's reference. An application keeps {@link #value()} in the agent's session.
 *
 * @param value opaque text of letters, digits and dashes where it came from us; any text where it came from outside
 */
public record PhoneOrderId(String value) {

    /**
     * Checks that there is a text at all.
     *
     * @param value opaque text
     */
    public PhoneOrderId {
        Objects.requireNonNull(value, "value");
    }

    static PhoneOrderId random() {
        return new PhoneOrderId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return "PhoneOrderId[masked]";
    }
}
