package io.github.bankid4jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingSourcesTest {

    @ParameterizedTest
    @CsvSource({
        "BANKID_QRONA_TOKEN, bankid.qrona.token",
        "BANKID_LIMITS_PENDING_ORDERS, bankid.limits.pending-orders",
        "bankid_qrona_token, bankid.qrona.token",
        "bankid.qrona.token, bankid.qrona.token",
    })
    void valueWhenVariableMapsToKeyThenItsText(String variable, String key) {
        assertThat(new EnvironmentSource(Map.of(variable, "x")).value(key)).contains("x");
    }

    @Test
    void valueWhenVariableDoesNotMapToKeyThenEmpty() {
        assertThat(new EnvironmentSource(Map.of("BANKID_QRONA_TOKENS", "x")).value("bankid.qrona.token"))
                .isEmpty();
    }

    @Test
    void valueWhenSeveralVariablesMapToKeyThenMostExactOne() {
        Map<String, String> variables = Map.of("bankid.groups", "a", "bankid_groups", "b", "BANKID_GROUPS", "c");

        assertThat(new EnvironmentSource(variables).value("bankid.groups")).contains("a");
    }

    @Test
    void valueWhenSystemPropertyIsSetThenItsText() {
        String key = "bankid.test-of-system-properties";
        System.setProperty(key, "x");
        try {
            SystemPropertySource source = new SystemPropertySource();

            assertThat(source.value(key)).contains("x");
            assertThat(source.keys()).contains(key);
        } finally {
            System.clearProperty(key);
        }
        assertThat(new SystemPropertySource().value(key)).isEmpty();
    }

    @Test
    void contextParametersWhenKeyIsThereThenItsText() {
        MapSource source = MapSource.contextParameters(Map.of("bankid.groups", "staff"));

        assertThat(source.value("bankid.groups")).contains("staff");
        assertThat(source.value("bankid.backend")).isEmpty();
        assertThat(source.keys()).containsExactly("bankid.groups");
        assertThat(source.description()).isEqualTo("the context parameters of web.xml");
    }
}
