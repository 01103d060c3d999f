package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.util.Optional;

/** What the relying party asked for when it started an order. */
record OrderTerms(Optional<PersonalNumber> onlyFor, Optional<String> returnUrl, boolean byPhone) {

    boolean accept(SimulatedPerson person) {
        return onlyFor.isEmpty() || onlyFor.get().equals(person.personalNumber());
    }

    @Override
    public String toString() {
        return "OrderTerms[masked]";
    }
}
