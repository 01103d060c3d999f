package io.github.bankid4jakarta.config;

import static io.github.bankid4jakarta.config.TestSettings.HOSTED;
import static io.github.bankid4jakarta.config.TestSettings.NO_PLAY;
import static io.github.bankid4jakarta.config.TestSettings.TOKEN;
import static io.github.bankid4jakarta.config.TestSettings.hosted;
import static io.github.bankid4jakarta.config.TestSettings.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextOverridesTest {

    @ParameterizedTest
    @CsvSource({
        "/app, bankid.context./app.groups, clerk",
        "/app, bankid.context./application.groups, user",
        "/app, bankid.context./other.groups, user",
        "/app, bankid.context./.groups, user",
        "/app, bankid.context./app/b.groups, user",
        "/a/b, bankid.context./a/b.groups, clerk",
        "/shop-1, bankid.context./shop-1.2.groups, user",
        "/shop-1.2, bankid.context./shop-1.2.groups, clerk",
        "'', bankid.context./.groups, clerk",
        "/, bankid.context./.groups, clerk",
        "/, bankid.context./app.groups, user",
        "/app, BANKID_CONTEXT__APP_GROUPS, clerk",
        "/app, BANKID_CONTEXT__APP2_GROUPS, user",
        "/app, BANKID_CONTEXT__APP_B_GROUPS, user",
        "/app, BANKID_CONTEXT___GROUPS, user",
        "'', BANKID_CONTEXT___GROUPS, clerk",
    })
    void resolveWhenKeyNamesContextThenItCountsThereOnly(String contextPath, String key, String groups) {
        EnvironmentSource source = new EnvironmentSource(hosted(key, "clerk"));

        Configuration configuration = resolve(contextPath, source);

        assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly(groups);
    }

    @Test
    void resolveWhenLessImportantSourceNamesContextThenItStillComesFirst() {
        SettingSource first = new MapSource("the first", hosted("bankid.groups", "staff"));
        SettingSource second = new MapSource("the second", texts("bankid.context./app.groups", "clerk"));

        assertThat(resolve("/app", first, second).get(BankIdSettings.GROUPS)).containsExactly("clerk");
        assertThat(resolve("/other", first, second).get(BankIdSettings.GROUPS)).containsExactly("staff");
    }

    @Test
    void resolveWhenTwoSourcesNameContextThenMoreImportantOne() {
        SettingSource first = new MapSource("the first", hosted("bankid.context./app.groups", "one"));
        SettingSource second = new MapSource("the second", texts("bankid.context./app.groups", "two"));

        assertThat(resolve("/app", first, second).get(BankIdSettings.GROUPS)).containsExactly("one");
    }

    @Test
    void resolveWhenContextHasItsOwnSecretThenItChoosesTheBackend() {
        Map<String, String> texts = texts("bankid.context./app.hosted.token", "token of the application");

        assertThat(resolve("/app", new MapSource("the test", texts)).get(TOKEN).reveal())
                .isEqualTo("token of the application");
        assertThat(problems("/other", texts)).singleElement().asString().startsWith("bankid.backend: ");
    }

    @ParameterizedTest
    @CsvSource({
        "bankid.context./app.grups, Did you mean bankid.context./app.groups?",
        "bankid.context./app.hosted.tokn, Did you mean bankid.context./app.hosted.token?",
        "bankid.context./app.colour, Remove it; docs/configuration.md lists every setting.",
        "bankid.context.app.groups, 'Write the context''s path with its slash, as in bankid.context./app.groups.'",
        "BANKID_CONTEXT__APP_GRUPS, Did you mean BANKID_CONTEXT__APP_GROUPS?",
    })
    void resolveWhenKeyOfContextIsUnknownThenProblemUnderItsFullName(String key, String remedy) {
        assertThat(problems("/app", hosted(key, "x"))).containsExactly(key + ": there is no such setting. " + remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bankid.context./other.grups",
                "bankid.context./app/b.grups",
                "bankid.context./app.b.groups",
                "bankid.context./app.play.people",
                "BANKID_CONTEXT__OTHER_GRUPS"
            })
    void resolveWhenKeyIsOfAnotherContextOrMissingBackendThenIgnored(String key) {
        assertThat(problems("/app", hosted(key, "x"))).isEmpty();
    }

    @Test
    void resolveWhenApplicationKnowsNoContextThenKeysOfContextsAreIgnored() {
        assertThat(TestSettings.problems(hosted("bankid.context./app.grups", "x"), HOSTED))
                .isEmpty();
        assertThat(TestSettings.problems(hosted("bankid.context.app.groups", "x"), HOSTED))
                .hasSize(1);
    }

    @Test
    void resolveWhenValueOfContextCannotBeUsedThenProblemUnderItsFullName() {
        assertThat(problems("/app", hosted("bankid.context./app.same-device", "maybe")))
                .containsExactly("bankid.context./app.same-device: \"maybe\" in the test must be one of exact, prefix,"
                        + " off. Correct it, or remove it to use exact.");
        assertThat(problems("/app", hosted("bankid.context./app.same-device", "off")))
                .isEmpty();
    }

    @Test
    void resolveWhenContextNamesConfigurationFileThenProblem() {
        assertThat(problems("/app", hosted("bankid.context./app.config-file", "/etc/bankid.properties")))
                .containsExactly("bankid.context./app.config-file: there is one such file for the whole server."
                        + " Set bankid.config-file instead.");
    }

    @Test
    void forContextWhenPathHasNoSlashThenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ContextOverrides.forContext("app", List.of()));
        assertThat(ContextOverrides.forContext("/app", List.of())).isEmpty();
    }

    private static Configuration resolve(String contextPath, SettingSource... sources) {
        return new ConfigurationResolver(
                        ContextOverrides.forContext(contextPath, List.of(sources)),
                        List.of(BankIdSettings.group()),
                        List.of(HOSTED, NO_PLAY))
                .resolve(Map.of(), List.of());
    }

    private static List<String> problems(String contextPath, Map<String, String> texts) {
        try {
            resolve(contextPath, new MapSource("the test", texts));
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::toString).toList();
        }
    }
}
