package io.github.bankid4jakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final String IP = "{\"endUserIp\":\"194.168.2.25\"}";

    @Test
    void readWhenRequestIsWholeThenItsTexts() {
        assertThat(RequestReader.auth("{\"endUserIp\":\"194.168.2.25\",\"personalNumber\":\"191212121212\"}"))
                .isEqualTo(new AuthBody("194.168.2.25", "191212121212"));
        assertThat(RequestReader.orderRef("{\"orderRef\":\"131daac9\"}")).isEqualTo(new OrderRefBody("131daac9"));
        assertThat(RequestReader.phoneAuth("{\"personalNumber\":\"191212121212\",\"callInitiator\":\"user\"}"))
                .isEqualTo(new PhoneAuthBody("191212121212", "user"));
    }

    @ParameterizedTest
    @ValueSource(strings = {IP, "{\"endUserIp\":\"194.168.2.25\",\"personalNumber\":null}"})
    void readWhenMemberIsAbsentOrNullThenNull(String json) {
        assertThat(RequestReader.auth(json)).isEqualTo(new AuthBody("194.168.2.25", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{`endUserIp`:1} | endUserIp is not a string",
                "{`endUserIp`:[`a`]} | endUserIp is not a string",
                "{`personalNumber`:true} | personalNumber is not a string",
                "{`endUserIp`:`a`,`requirement`:{}} | There is a member that this operation does not know",
                "{`ENDUSERIP`:`a`} | There is a member that this operation does not know",
                "{`endUserIp`:`a`,`endUserIp`:`b`} | The body is not one JSON object",
                "{`endUserIp`:`a`} x | The body is not one JSON object",
                "[] | The body is not one JSON object"
            })
    void readWhenRequestIsOtherwiseThenRefusedWithoutRepeatingIt(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestReader.auth(json.replace('`', '"')))
                .withMessage(message);
    }
}
