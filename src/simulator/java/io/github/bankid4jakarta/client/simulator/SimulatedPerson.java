package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fictional person who has a simulated BankID. The numbers are from the ranges that Swedish authorities keep for tests:
 * nobody has them.
 *
 * @param id short name for forms and tests, such as {@code anna}
 * @param personalNumber from the test range
 * @param givenName as the bank registered it
 * @param surname as the bank registered it
 */
public record SimulatedPerson(String id, PersonalNumber personalNumber, String givenName, String surname) {

    /** BankID's own example, over a hundred years old, with a name in capitals as many banks register it. */
    public static final SimulatedPerson TOLVAN = person("tolvan", "191212121212", "TOLVAN", "TOLVANSSON");

    /** A woman born in 1988; the one to choose where it does not matter. */
    public static final SimulatedPerson ANNA = person("anna", "198805239822", "Anna", "Andersson");

    /** A woman born in 1974 whose name has letters outside ASCII. */
    public static final SimulatedPerson ASA = person("asa", "197403119840", "Åsa Märta", "Öberg Sjölin");

    /** A girl born on a leap day in 2012. */
    public static final SimulatedPerson ELSA = person("elsa", "201202299861", "Elsa", "Ek");

    /** A man born in 1956 whose name fits no column. */
    public static final SimulatedPerson MAXIMILIAN = person(
            "maximilian",
            "195611089953",
            "Maximilian Ferdinand Kristoffer Bartholomeus Alexander",
            "von Lejonhjälmsstjerna-Påhittadsson af Exempelkulla och Provsjöholm");

    /** A man born in 1999 whose name shows at once which page forgot to escape. */
    public static final SimulatedPerson CONOR = person("conor", "199912319812", "Conor", "O'Hara <b>&amp;");

    /** A woman born in 1983 who has a co-ordination number: its day is 15, written as 75. */
    public static final SimulatedPerson KIM = person("kim", "198307759889", "Kim", "Samordning");

    private static final int COORDINATION = 60;

    /**
     * Checks that nothing is null.
     *
     * @param id short name for forms and tests
     * @param personalNumber from the test range
     * @param givenName as the bank registered it
     * @param surname as the bank registered it
     */
    public SimulatedPerson {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(personalNumber, "personalNumber");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(surname, "surname");
    }

    /**
     * Everybody.
     *
     * @return the people, in the order in which the phone page shows them
     */
    public static List<SimulatedPerson> all() {
        return List.of(ANNA, TOLVAN, ASA, ELSA, MAXIMILIAN, CONOR, KIM);
    }

    /**
     * Finds a person.
     *
     * @param id the short name; may be null
     * @return the person, or empty where nobody is called that
     */
    public static Optional<SimulatedPerson> of(String id) {
        return all().stream().filter(person -> person.id.equals(id)).findFirst();
    }

    /**
     * The full name.
     *
     * @return given name and surname
     */
    public String name() {
        return givenName + " " + surname;
    }

    /**
     * How old the person is.
     *
     * @param today the day it is
     * @return in whole years
     * @throws DateTimeException where the personal number holds no date, as a co-ordination number may
     */
    public int age(LocalDate today) {
        return Period.between(birthDate(), today).getYears();
    }

    /** Nobody's age is made up. */
    OptionalInt knownAge(LocalDate today) {
        try {
            return OptionalInt.of(age(today));
        } catch (DateTimeException e) {
            return OptionalInt.empty();
        }
    }

    /**
     * What BankID hands out about the person.
     *
     * @param today the day on which to tell the age
     * @return the user, with sex and initials, and age where the personal number holds a date
     */
    public BankIdUser user(LocalDate today) {
        return new BankIdUser(
                personalNumber,
                name(),
                givenName,
                surname,
                knownAge(today),
                Optional.of(isMale() ? "Male" : "Female"),
                Optional.of(initials()));
    }

    String initials() {
        return givenName.substring(0, 1) + surname.substring(0, 1);
    }

    private LocalDate birthDate() {
        int day = number(6, 8);
        return LocalDate.of(number(0, 4), number(4, 6), day > COORDINATION ? day - COORDINATION : day);
    }

    private boolean isMale() {
        return number(10, 11) % 2 == 1;
    }

    private int number(int from, int to) {
        return Integer.parseInt(personalNumber.value().substring(from, to));
    }

    private static SimulatedPerson person(String id, String number, String givenName, String surname) {
        return new SimulatedPerson(id, new PersonalNumber(number), givenName, surname);
    }

    @Override
    public String toString() {
        return "SimulatedPerson[" + id + "]";
    }
}
