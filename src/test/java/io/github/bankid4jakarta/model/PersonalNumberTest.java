package io.github.bankid4jakarta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"191212121212", "198805239822", "201202299861", "198307759889"})
    void numberWhenItsCheckDigitFitsThenTaken(String number) {
        assertThat(new PersonalNumber(number).value()).isEqualTo(number);
    }

    /** Co-ordination numbers, some of people whose birth date is not known; what BankID says counts, not the calendar. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "198307759889", // the 15th
                "198307919814", // the 31st
                "198307609811", // no day
                "198307009814", // no day, written without the 60
                "198300759811", // no month
                "198300609818", // neither
                "198300009811", // neither, written without the 60
                "198302309813", // a day that never was
                "190000000000" // BankID's example
            })
    void numberWhenItHoldsNoDateThenTaken(String number) {
        assertThat(new PersonalNumber(number).value()).isEqualTo(number);
        assertThat(new PersonalNumber(number).masked()).isEqualTo(number.substring(0, 8) + "-****");
    }

    /** Each differs from a number above in what makes it a reserve or interim number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "998307759889", // reserve number of a region
                "228307759889",
                "008307759889",
                "19830775T889", // interim number
                "1983077598TF"
            })
    void numberWhenReserveOrInterimThenRefusedWithoutRepeatingIt(String number) {
        assertThatThrownBy(() -> new PersonalNumber(number))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContainPattern("[0-9]");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "191212121213",
                "1212121212",
                "19121212-1212",
                "1912121212122",
                " 191212121212",
                "19121212121x",
                "\u0661\u0669\u0661\u0662\u0661\u0662\u0661\u0662\u0661\u0662\u0661\u0662"
            })
    void numberWhenItsFormOrCheckDigitIsWrongThenRefusedWithoutRepeatingIt(String number) {
        assertThatThrownBy(() -> new PersonalNumber(number))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContainPattern("[0-9]");
    }

    /** Any single wrong digit is found. */
    @Test
    void numberWhenOneDigitIsMistypedThenRefused() {
        for (int i = 2; i < 12; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                StringBuilder mistyped = new StringBuilder("191212121212");
                if (mistyped.charAt(i) != digit) {
                    mistyped.setCharAt(i, digit);
                    assertThatThrownBy(() -> new PersonalNumber(mistyped.toString()))
                            .isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void numberWhenShownThenMasked() {
        assertThat(new PersonalNumber("191212121212").masked()).isEqualTo("19121212-****");
        assertThat(new PersonalNumber("191212121212")).hasToString("PersonalNumber[masked]");
    }
}
