package io.github.bankid4jakarta.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who identified. Names are as the person's bank registered them, often in capitals.
 *
 * @param personalNumber the stable identifier of the person
 * @param name the full name; never blank
 * @param givenName the given names; empty where the backend sent none
 * @param surname the surname; empty where the backend sent none
 * @param age in years, where the backend sends it
 * @param sex as the backend words it, where the backend sends it
 * @param initials where the backend sends them
 */
public record BankIdUser(
        PersonalNumber personalNumber,
        String name,
        String givenName,
        String surname,
        OptionalInt age,
        Optional<String> sex,
        Optional<String> initials) {

    /** Checks that number and name are there. */
    public BankIdUser {
        if (personalNumber == null) {
            throw new IllegalArgumentException("personalNumber is missing");
        }
        Required.text(name, "name");
        givenName = givenName == null ? "" : givenName;
        surname = surname == null ? "" : surname;
    }

    @Override
    public String toString() {
        return "BankIdUser[masked]";
    }
}
