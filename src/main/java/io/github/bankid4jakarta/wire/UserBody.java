package io.github.bankid4jakarta.wire;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * Who identified.
 *
 * @param personalNumber twelve digits
 * @param name the full name
 * @param givenName the given names
 * @param surname the surname
 * @param age in years
 * @param sex {@code Male} or {@code Female}
 * @param initials the first letters of the names
 */
@JsonbPropertyOrder({"personalNumber", "name", "givenName", "surname", "age", "sex", "initials"})
public record UserBody(
        String personalNumber,
        String name,
        String givenName,
        String surname,
        Integer age,
        String sex,
        String initials) {

    @Override
    public String toString() {
        return "UserBody[masked]";
    }
}
