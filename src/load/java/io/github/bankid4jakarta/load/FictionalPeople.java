package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/** As many people as are needed, with the birth numbers that are kept for tests: nobody has them. */
final class FictionalPeople {

    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1950, 1, 1);
    private static final int FIRST_BIRTH_NUMBER = 980;
    private static final int BIRTH_NUMBERS = 20;

    private FictionalPeople() {}

    static List<PersonalNumber> first(int count) {
        return IntStream.range(0, count).mapToObj(FictionalPeople::person).toList();
    }

    private static PersonalNumber person(int index) {
        LocalDate birthday = FIRST_BIRTHDAY.plusDays(index / BIRTH_NUMBERS);
        int birthNumber = FIRST_BIRTH_NUMBER + index % BIRTH_NUMBERS;
        String digits = birthday.format(DateTimeFormatter.BASIC_ISO_DATE) + birthNumber;
        return new PersonalNumber(digits + checkDigit(digits.substring(2)));
    }

    private static int checkDigit(String nineDigits) {
        int sum = 0;
        for (int i = 0; i < nineDigits.length(); i++) {
            int product = (nineDigits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
