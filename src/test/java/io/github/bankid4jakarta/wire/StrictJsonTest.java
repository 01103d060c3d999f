package io.github.bankid4jakarta.wire;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By the sections of RFC 8259. */
class StrictJsonTest {

    private static void assertAccepted(String value) {
        assertThatNoException().isThrownBy(() -> StrictJson.requireObject("{\"x\":" + value + "}"));
    }

    private static void assertRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StrictJson.requireObject("{\"x\":" + value + "}"))
                .withMessageStartingWith("Not the JSON expected, at character ");
    }

    @Nested
    @DisplayName("3. Values")
    class Values {
        @ParameterizedTest
        @ValueSource(strings = {"true", "false", "null", "\"\"", "0", "[]", "{}"})
        void valueWhenKnownThenAccepted(String value) {
            assertAccepted(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "True", "nul", "nulll", "undefined", "Infinity", "'a'", "\u00a01", "1 2"})
        void valueWhenUnknownThenRefused(String value) {
            assertRefused(value);
        }
    }

    @Nested
    @DisplayName("4. Objects")
    class Objects {
        @ParameterizedTest
        @ValueSource(strings = {"{\"a\":1,\"b\":1}", "{ \"a\" :\t1\r\n}", "{\"\":1}", "{\"a\":{\"a\":1}}"})
        void objectWhenNamesDifferThenAccepted(String value) {
            assertAccepted(value);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"a\":1,\"a\":1}",
                    "{\"a\":1,}",
                    "{,}",
                    "{\"a\"}",
                    "{\"a\":}",
                    "{a:1}",
                    "{\"a\":1",
                    "{\"a\":1]",
                    "{\"a\" 1}",
                    "{\"\\u0061\":1}",
                    "{\"a\":1 \"b\":1}",
                    "{1:1}"
                })
        void objectWhenNotOneThenRefused(String value) {
            assertRefused(value);
        }
    }

    @Nested
    @DisplayName("5. Arrays")
    class Arrays {
        @ParameterizedTest
        @ValueSource(strings = {"[1]", "[ 1 , 1 ]", "[[],[]]"})
        void arrayThenAccepted(String value) {
            assertAccepted(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[1,]", "[,1]", "[,]", "[1 1]", "[1", "[1}", "[1,,1]"})
        void arrayWhenNotOneThenRefused(String value) {
            assertRefused(value);
        }
    }

    @Nested
    @DisplayName("6. Numbers")
    class Numbers {
        @ParameterizedTest
        @ValueSource(strings = {"0", "-0", "10", "-1.5", "1e5", "1E+05", "0.5e-10", "12345678901234567890"})
        void numberThenAccepted(String value) {
            assertAccepted(value);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "01",
                    "+1",
                    ".5",
                    "1.",
                    "1e",
                    "1e100",
                    "0x1",
                    "--1",
                    "123456789012345678901",
                    "1234567890.12345678901",
                    "NaN"
                })
        void numberWhenNotOneOrTooLongThenRefused(String value) {
            assertRefused(value);
        }
    }

    @Nested
    @DisplayName("7. Strings")
    class Strings {
        @ParameterizedTest
        @ValueSource(strings = {"\"å\uD83D\uDE00\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E5\"", "\"\u2028\""})
        void stringThenAccepted(String value) {
            assertAccepted(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"", "\"\n\"", "\"\u0000\"", "\"\\x\"", "\"\\u00g0\"", "\"\\\"", "\"a"})
        void stringWhenNotOneThenRefused(String value) {
            assertRefused(value);
        }
    }

    @Nested
    @DisplayName("2. Grammar")
    class Text {
        @ParameterizedTest
        @ValueSource(strings = {"{}", " {} ", "\r\n{}\t"})
        void textWhenOneObjectThenAccepted(String text) {
            assertThatNoException().isThrownBy(() -> StrictJson.requireObject(text));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "[]", "1", "null", "{}{}", "{}x", "{} ,", "\uFEFF{}", "}"})
        void textWhenAnythingElseThenRefused(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> StrictJson.requireObject(text));
        }
    }
}
