package io.github.bankid4jakarta.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a=b&c=d", "%26", "+", "\u00c5\u00e4\u00f6", "\r\n\u0000", "\ud83d\ude00", "&", "="})
    void fieldWhenWrittenThenReadBackAsItWas(String value) {
        String text = new TextFields.Writer().add("one", value).add("two", 2).toString();

        assertThat(TextFields.read(text).get("one")).isEqualTo(value);
        assertThat(TextFields.read(text).get("two")).isEqualTo("2");
        assertThat(text).matches("[!-~]*");
    }

    @Test
    void fieldWhenEmptyOrNullThenNotWritten() {
        String text = new TextFields.Writer()
                .add("none", Optional.empty())
                .add("null", null)
                .add("some", Optional.of("x"))
                .toString();

        TextFields fields = TextFields.read(text);
        assertThat(text).isEqualTo("some=x");
        assertThat(fields.find("none")).isEmpty();
        assertThatThrownBy(() -> fields.get("none")).isInstanceOf(NoSuchElementException.class);
        assertThat(fields).hasToString("TextFields[some]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a=1&a=2", "a=1&%61=2", "a=%zz"})
    void textWhenNotOfNamedFieldsThenRefused(String text) {
        assertThatThrownBy(() -> TextFields.read(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(TextFields.read("a=1&b=2").get("b")).isEqualTo("2");
    }
}
