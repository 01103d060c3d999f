package io.github.bankid4jakarta.gateway;

import dev.personnummer.Personnummer;
import dev.personnummer.PersonnummerException;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.wire.UserBody;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Tells about a person what BankID itself does not send: age, sex and initials. What the backend sent goes first. Safe for use
 * by several threads.
 */
final class PersonFacts {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final int SEX_DIGIT = 10;

    /** The only words of which our clients know. */
    private static final Set<String> SEXES = Set.of("Male", "Female");

    private final Clock clock;

    /** The clock says what day it is, which it is in Sweden. */
    PersonFacts(Clock clock) {
        this.clock = clock;
    }

    UserBody of(BankIdUser user) {
        return new UserBody(
                user.personalNumber().value(),
                user.name(),
                present(user.givenName()),
                present(user.surname()),
                user.age().isPresent() ? Integer.valueOf(user.age().getAsInt()) : age(user.personalNumber()),
                user.sex().filter(SEXES::contains).orElseGet(() -> sex(user.personalNumber())),
                user.initials().orElseGet(() -> present(initial(user.givenName()) + initial(user.surname()))));
    }

    /** Null where the number holds no date that ever was. */
    private Integer age(PersonalNumber number) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), SWEDEN);
        return birthday(number)
                .filter(birthday -> !birthday.isAfter(today))
                .map(birthday -> Period.between(birthday, today).getYears())
                .orElse(null);
    }

    private static Optional<LocalDate> birthday(PersonalNumber number) {
        try {
            return Optional.of(Personnummer.parse(number.value()).getDate().toLocalDate());
        } catch (PersonnummerException e) {
            return Optional.empty();
        }
    }

    /** By law the digit before the check digit is odd for men, in numbers without a date too. */
    private static String sex(PersonalNumber number) {
        return (number.value().charAt(SEX_DIGIT) - '0') % 2 == 1 ? "Male" : "Female";
    }

    private static String initial(String name) {
        String stripped = name.strip();
        return stripped.isEmpty() ? "" : stripped.substring(0, stripped.offsetByCodePoints(0, 1));
    }

    private static String present(String text) {
        return text.isBlank() ? null : text;
    }
}
