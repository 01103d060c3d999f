package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.qrona.QronaBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.ConfigurationResolver;
import io.github.bankid4jakarta.config.SettingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void placeWhenKeyIsConfiguredThenSourceThatWon() {
        SettingSource source = MicroProfileConfigSource.of(new StubConfig(
                        StubConfig.source("Domain", Map.of("bankid.groups", "staff")),
                        StubConfig.source("Password Alias", Map.of("bankid.qrona.token", "x", "bankid.groups", "y"))))
                .get(0);

        assertThat(source.place("bankid.groups")).isEqualTo("MicroProfile Config (Domain)");
        assertThat(source.place("bankid.qrona.token")).isEqualTo("MicroProfile Config (Password Alias)");
        assertThat(source.place("bankid.backend")).isEqualTo("MicroProfile Config");
    }

    @Test
    void placeWhenImplementationCannotTellThenMicroProfileConfig() {
        StubConfig untold = new StubConfig(List.of(Map.of())) {
            @Override
            public ConfigValue getConfigValue(String name) {
                throw new UnsupportedOperationException();
            }
        };

        assertThat(MicroProfileConfigSource.of(untold).get(0).place("bankid.groups"))
                .isEqualTo("MicroProfile Config");
    }

    @Test
    void ofWhenServerNamesFileThenItComesBetweenConfigAndProfile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bankid.properties"), "bankid.environment=test\n");
        Map<String, String> texts = Map.of("bankid.config-file", file.toString(), "mp.config.profile", "prod");

        assertThat(MicroProfileConfigSource.of(new StubConfig(List.of(texts))))
                .extracting(SettingSource::description)
                .containsExactly("MicroProfile Config", "the file " + file, "mp.config.profile");
        assertThat(environment(texts)).contains("test");
    }

    @Test
    void resolveWhenServerHasSecretAsAliasAndItsFileAsPropertyThenProblemNamesBothPlaces() {
        List<SettingSource> sources = MicroProfileConfigSource.of(new StubConfig(
                StubConfig.source("Domain", Map.of("bankid.qrona.token-file", "/run/secrets/token")),
                StubConfig.source("Password Alias", Map.of("bankid.qrona.token", "s3cret-t0ken"))));
        ConfigurationResolver resolver = new ConfigurationResolver(
                sources, List.of(BankIdSettings.group()), new Backends(List.of(new QronaBackend())).choices());

        assertThatThrownBy(() -> resolver.resolve(Map.of(), List.of()))
                .hasMessageEndingWith("\n  - bankid.qrona.token: is set in MicroProfile Config (Password Alias), and"
                        + " bankid.qrona.token-file in MicroProfile Config (Domain)."
                        + " Remove bankid.qrona.token to take the secret from its file.");
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
