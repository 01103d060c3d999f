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
