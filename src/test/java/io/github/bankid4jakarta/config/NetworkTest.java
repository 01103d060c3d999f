package io.github.bankid4jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "192.0.2.128/25, 192.0.2.128, 192.0.2.127",
        "192.0.2.7, 192.0.2.7, 192.0.2.6",
        "0.0.0.0/0, 255.255.255.255, ::1",
        "2001:db8::/48, 2001:db8:0:ffff::1, 2001:db8:1::1",
        "::1, ::1, ::2",
        "::/0, ffff::1, 10.0.0.1",
    })
    void containsWhenAddressIsInsideThenTrueAndWhenOutsideThenFalse(String network, String inside, String outside) {
        assertThat(Network.parse(network).contains(Network.literal(inside).orElseThrow()))
                .isTrue();
        assertThat(Network.parse(network).contains(Network.literal(outside).orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "999.1.1.1",
                "010.0.0.1",
                "10.0.0.1.1",
                "1:2",
                ":::",
                ".:",
                "::g",
                "::1%eth0",
                "[::1]",
                " 10.0.0.1"
            })
    @NullAndEmptySource
    void literalWhenTextIsNoAddressThenEmpty(String text) {
        assertThat(Network.literal(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.25", "::", "2001:DB8::a", "::ffff:10.0.0.1", "fe80::1"})
    void literalWhenTextIsAnAddressThenPresent(String text) {
        assertThat(Network.literal(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/x", "::/129", "/8", "example.org/8"})
    void parseWhenTextIsNoNetworkThenRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessage("must be addresses or networks such as 10.0.0.0/8");
    }

    @Test
    void equalsWhenTheSameAddressesAreInsideThenEqual() {
        assertThat(Network.parse("10.1.2.3/8"))
                .isEqualTo(Network.parse("10.0.0.0/8"))
                .hasSameHashCodeAs(Network.parse("10.0.0.0/8"))
                .hasToString("10.0.0.0/8")
                .isNotEqualTo(Network.parse("10.0.0.0/9"));
    }
}
