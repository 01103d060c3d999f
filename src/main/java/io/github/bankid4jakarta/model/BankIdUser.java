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

    /**
     * Checks that number and name are there.
     *
     * @param personalNumber the stable identifier of the person
     * @param name the full name
     * @param givenName the given names
     * @param surname the surname
     * @param age in years
     * @param sex as the backend words it
     * @param initials where the backend sends them
     */
    public BankIdUser {
        if (personalNumber == null) {
            throw new IllegalArgumentException("personalNumber is missing");
        }
        Required.text(name, "name");
        givenName = givenName == null ? "" : givenName;
        surname = surname == null ? "" : surname;
    }

    /**
     * Writes this person among the fields of a text, for a session.
     *
     * @param fields where to; names that begin with {@code user} are taken
     */
    public void writeTo(TextFields.Writer fields) {
        fields.add("userNumber", personalNumber.value())
                .add("userName", name)
                .add("userGivenName", givenName)
                .add("userSurname", surname)
                .add("userAge", age.isPresent() ? Optional.of(age.getAsInt()) : Optional.empty())
                .add("userSex", sex)
                .add("userInitials", initials);
    }

    /**
     * Reads a person that {@link #writeTo} wrote.
     *
     * @param fields where from
     * @return the person
     * @throws RuntimeException where the fields do not hold one
     */
    public static BankIdUser readFrom(TextFields fields) {
        OptionalInt age = fields.find("userAge")
                .map(Integer::valueOf)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        return new BankIdUser(
                new PersonalNumber(fields.get("userNumber")),
                fields.get("userName"),
                fields.get("userGivenName"),
                fields.get("userSurname"),
                age,
                fields.find("userSex"),
                fields.find("userInitials"));
    }

    @Override
    public String toString() {
        return "BankIdUser[masked]";
    }
}
