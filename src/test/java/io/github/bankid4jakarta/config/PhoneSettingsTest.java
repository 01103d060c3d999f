package io.github.bankid4jakarta.config;

import static io.github.bankid4jakarta.config.TestSettings.HOSTED;
import static io.github.bankid4jakarta.config.TestSettings.hosted;
import static io.github.bankid4jakarta.config.TestSettings.problems;
import static io.github.bankid4jakarta.config.TestSettings.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSettingsTest {

    static List<Setting<?>> settings() {
        return PhoneSettings.all();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingWhenDescribedThenLikeEveryOther(Setting<?> setting) {
        assertThat(setting.key()).matches("bankid\\.phone(\\.[a-z]+(-[a-z]+)*)+");
        assertThat(setting.doc()).endsWith(".");
        assertThat(setting.attribute()).isEmpty();
        assertThat(setting.defaultValue().map(setting.converter()).isPresent())
                .isEqualTo(setting.defaultValue().isPresent());
    }

    @Test
    void resolveWhenNothingIsConfiguredThenNobodyIsAnAgent() {
        assertThat(resolve(hosted(), HOSTED).find(PhoneSettings.ROLE)).isEmpty();
    }

    @Test
    void resolveWhenRoleIsNamedThenThatRole() {
        assertThat(resolve(hosted("bankid.phone.role", " agent "), HOSTED).find(PhoneSettings.ROLE))
                .hasValue("agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent, clerk", "*", "**"})
    void resolveWhenNotOneRoleThenProblem(String role) {
        assertThat(problems(hosted("bankid.phone.role", role), HOSTED))
                .singleElement()
                .asString()
                .startsWith("bankid.phone.role: ")
                .contains("must be the name of one role");
    }
}
