package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bankid4jakarta.config.SettingSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroProfileConfigSourceTest {

    @Test
    void valueWhenKeyIsConfiguredThenItsText() {
        SettingSource source = source(Map.of("bankid.groups", "staff"));

        assertThat(source.value("bankid.groups")).contains("staff");
        assertThat(source.value("bankid.backend")).isEmpty();
    }

    @Test
    void valueWhenTextIsEmptyThenFoundAllTheSame() {
        assertThat(source(Map.of("bankid.qrona.token", "")).value("bankid.qrona.token"))
                .contains("");
    }

    @Test
    void valueWhenExpressionLeadsNowhereThenRefusedWithoutShowingIt() {
        SettingSource source = source(Map.of("bankid.groups", "${nowhere}", "bankid.backend", "qrona"));

        assertThat(source.value("bankid.backend")).contains("qrona");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.value("bankid.groups"))
                .withMessage("in MicroProfile Config refers to something that is not there");
    }

    @Test
    void keysWhenAskedThenThoseSomebodyConfigured() {
        assertThat(source(Map.of("bankid.groups", "staff")).keys()).containsExactly("bankid.groups");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "eu, prod"})
    void ofWhenProfileIsProductionThenEnvironmentIs(String profile) {
        assertThat(environment(Map.of("mp.config.profile", profile))).contains("production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "test", "products", "preprod"})
    void ofWhenProfileIsAnotherThenEnvironmentIsNotSet(String profile) {
        assertThat(environment(Map.of("mp.config.profile", profile))).isEmpty();
    }

    @Test
    void ofWhenEnvironmentIsConfiguredThenItComesBeforeTheProfile() {
        assertThat(environment(Map.of("mp.config.profile", "prod", "bankid.environment", "test")))
                .contains("test");
    }

    @Test
    void profileWhenOtherSettingIsAskedThenEmpty() {
        assertThat(new ProfileSource("prod").value("bankid.backend")).isEmpty();
    }

    private static SettingSource source(Map<String, String> texts) {
        return MicroProfileConfigSource.of(new StubConfig(List.of(Map.of(), texts)))
                .get(0);
    }

    private static Optional<String> environment(Map<String, String> texts) {
        List<SettingSource> sources = MicroProfileConfigSource.of(new StubConfig(List.of(texts)));
        return sources.stream()
                .map(source -> source.value("bankid.environment").orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
