package io.github.bankid4jakarta.client.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedPersonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    static List<SimulatedPerson> all() {
        return SimulatedPerson.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void personalNumberThenFromTheTestRange(SimulatedPerson person) {
        String number = person.personalNumber().value();

        assertThat(number).matches("191212121212|[0-9]{8}9[89][0-9]{2}");
    }

    /** The value type checks the digit; this shows that it does, for each of these numbers. */
    @ParameterizedTest
    @MethodSource("all")
    void personalNumberWhenCheckDigitDiffersThenNotANumber(SimulatedPerson person) {
        String number = person.personalNumber().value();
        int other = (number.charAt(11) - '0' + 1) % 10;

        assertThat(new PersonalNumber(number)).isEqualTo(person.personalNumber());
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonalNumber(number.substring(0, 11) + other));
    }

    @Test
    void allThenIdsAndNumbersDiffer() {
        assertThat(all()).extracting(SimulatedPerson::id).doesNotHaveDuplicates();
        assertThat(all()).extracting(SimulatedPerson::personalNumber).doesNotHaveDuplicates();
    }

    @Test
    void ofWhenIdIsKnownThenPerson() {
        assertThat(SimulatedPerson.of("anna")).contains(SimulatedPerson.ANNA);
    }

    @Test
    void ofWhenIdIsUnknownThenEmpty() {
        assertThat(SimulatedPerson.of("annan")).isEmpty();
        assertThat(SimulatedPerson.of(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tolvan, 113", "anna, 38", "elsa, 14", "conor, 26", "kim, 43"})
    void ageThenWholeYears(String id, int age) {
        assertThat(SimulatedPerson.of(id).orElseThrow().age(TODAY)).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({
        "198307759889, 43",
        "198307919814, 43",
        "198307609811,",
        "198307009814,",
        "198300759811,",
        "198300609818,",
        "198300009811,"
    })
    void userWhenTheNumberHoldsNoDateThenWithoutAge(String number, Integer age) {
        SimulatedPerson person = new SimulatedPerson("rim", new PersonalNumber(number), "Rim", "Okänd");

        assertThat(person.user(TODAY).age()).isEqualTo(age == null ? OptionalInt.empty() : OptionalInt.of(age));
        assertThat(person.user(TODAY).sex()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"anna, Female, AA", "conor, Male, CO", "asa, Female, ÅÖ", "tolvan, Male, TT"})
    void userThenSexAndInitials(String id, String sex, String initials) {
        SimulatedPerson person = SimulatedPerson.of(id).orElseThrow();

        assertThat(person.user(TODAY).sex()).isEqualTo(Optional.of(sex));
        assertThat(person.user(TODAY).initials()).isEqualTo(Optional.of(initials));
    }

    @Test
    void toStringThenOnlyTheId() {
        assertThat(SimulatedPerson.ANNA).hasToString("SimulatedPerson[anna]");
    }
}
