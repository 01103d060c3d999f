package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.wire.UserBody;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFactsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    static Stream<SimulatedPerson> people() {
        return SimulatedPerson.all().stream();
    }

    @ParameterizedTest
    @CsvSource({
        "191212121212, 113", // over a hundred: the twelve digits say so
        "201202299861, 14", // born on a leap day
        "189912319812, 126",
        "198307759889, 43", // co-ordination number: the day is 15
        "202611249810, 0",
        "202611259819,", // not born yet
        "190000000000,", // a number of examples, without a date
        "201302299860,", // no such day
        "198300609883,", // co-ordination number of somebody whose birthday is unknown
        "198300009811,", // the same, written without the 60
        "198307609811,", // only the day is unknown
        "198307009814,",
        "198300759811,", // only the month is unknown
        "198307919814, 43" // co-ordination number: the day is 31
    })
    void ageThenWholeYearsWhereTheNumberHoldsADate(String number, Integer age) {
        assertThat(facts(NOON, user(number, "Sven", "Svensson")).age()).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T22:59:59Z, 25", // 23:59:59 in Sweden
        "2026-11-24T23:00:00Z, 26" // the birthday has begun there
    })
    void ageWhenBirthdayBeginsThenByTheDayInSweden(String now, int age) {
        assertThat(facts(Instant.parse(now), user("200011259868", "Sven", "Svensson"))
                        .age())
                .isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({
        "191212121212, Male",
        "198805239822, Female",
        "198307759889, Female",
        "190000000000, Female",
        "190000000018, Male"
    })
    void sexThenByTheDigitBeforeTheLast(String number, String sex) {
        assertThat(facts(NOON, user(number, "Sven", "Svensson")).sex()).isEqualTo(sex);
    }

    @ParameterizedTest
    @CsvSource({
        "Sven, Svensson, SS",
        "Åsa Märta, Öberg Sjölin, ÅÖ",
        "Maximilian, von Lejonhjälm, Mv",
        "Sven, '', S",
        "'', Svensson, S",
        "' Sven', Svensson, SS",
        "\uD83D\uDE00x, y, \uD83D\uDE00y",
        "'', '',"
    })
    void initialsThenOfGivenNameAndSurname(String givenName, String surname, String initials) {
        assertThat(facts(NOON, user("198805239822", givenName, surname)).initials())
                .isEqualTo(initials);
    }

    @Test
    void factsWhenBackendSendsThemThenThoseOfTheBackend() {
        BankIdUser sent = new BankIdUser(
                new PersonalNumber("198805239822"),
                "Anna Andersson",
                "Anna",
                "Andersson",
                OptionalInt.of(99),
                Optional.of("Male"),
                Optional.of("ABC"));

        assertThat(facts(NOON, sent))
                .isEqualTo(new UserBody("198805239822", "Anna Andersson", "Anna", "Andersson", 99, "Male", "ABC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "female", "MALE", "F", "Kvinna"})
    void sexWhenBackendSaysItInAWordOfItsOwnThenByTheNumber(String word) {
        BankIdUser sent = new BankIdUser(
                new PersonalNumber("198805239822"),
                "Anna Andersson",
                "Anna",
                "Andersson",
                OptionalInt.empty(),
                Optional.of(word),
                Optional.empty());

        assertThat(facts(NOON, sent).sex()).isEqualTo("Female");
    }

    @Test
    void factsWhenBackendSendsNoNamesThenNone() {
        assertThat(facts(NOON, user("198805239822", "", "")))
                .isEqualTo(new UserBody("198805239822", "Sven Svensson", null, null, 38, "Female", null));
    }

    @ParameterizedTest
    @MethodSource("people")
    void factsWhenDerivedThenThoseThatTheSimulatorSends(SimulatedPerson person) {
        BankIdUser full = person.user(LocalDate.ofInstant(NOON, ZoneOffset.UTC));
        BankIdUser bare = user(person.personalNumber().value(), person.givenName(), person.surname());
        UserBody sent = facts(NOON, full);
        UserBody derived = facts(NOON, bare);

        assertThat(derived.age()).isEqualTo(sent.age());
        assertThat(derived.sex()).isEqualTo(sent.sex());
        assertThat(derived.initials()).isEqualTo(sent.initials());
    }

    private static UserBody facts(Instant now, BankIdUser user) {
        return new PersonFacts(Clock.fixed(now, ZoneOffset.UTC)).of(user);
    }

    private static BankIdUser user(String number, String givenName, String surname) {
        return new BankIdUser(
                new PersonalNumber(number),
                "Sven Svensson",
                givenName,
                surname,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
