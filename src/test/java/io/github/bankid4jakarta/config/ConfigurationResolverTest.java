package io.github.bankid4jakarta.config;

import static io.github.bankid4jakarta.config.TestSettings.DIRECT;
import static io.github.bankid4jakarta.config.TestSettings.HOSTED;
import static io.github.bankid4jakarta.config.TestSettings.KEY;
import static io.github.bankid4jakarta.config.TestSettings.NO_PLAY;
import static io.github.bankid4jakarta.config.TestSettings.PLAY;
import static io.github.bankid4jakarta.config.TestSettings.TOKEN;
import static io.github.bankid4jakarta.config.TestSettings.URL;
import static io.github.bankid4jakarta.config.TestSettings.hosted;
import static io.github.bankid4jakarta.config.TestSettings.problems;
import static io.github.bankid4jakarta.config.TestSettings.resolve;
import static io.github.bankid4jakarta.config.TestSettings.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationResolverTest {

    @Nested
    class Precedence {

        @Test
        void resolveWhenNothingIsConfiguredThenDefaults() {
            Configuration configuration = resolve(hosted(), HOSTED);

            assertThat(configuration.get(BankIdSettings.RESERVED_PATH)).isEqualTo("/.bankid");
            assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly("user");
            assertThat(configuration.find(BankIdSettings.LOGIN_PAGE)).isEmpty();
            assertThat(configuration.get(URL)).isEqualTo(URI.create("https://hosted.example"));
        }

        @Test
        void resolveWhenAttributeIsSetThenItComesBeforeTheDefault() {
            Configuration configuration = resolve(hosted(), Map.of("groups", "member"), HOSTED);

            assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly("member");
        }

        @Test
        void resolveWhenSourceHasKeyThenItComesBeforeTheAttribute() {
            Configuration configuration = resolve(hosted("bankid.groups", "staff"), Map.of("groups", "member"), HOSTED);

            assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly("staff");
        }

        @Test
        void resolveWhenTwoSourcesHaveKeyThenFirstCounts() {
            List<SettingSource> sources = List.of(
                    new MapSource("first", hosted("bankid.groups", "one")),
                    new MapSource("second", texts("bankid.groups", "two", "bankid.service-name", "Shop")));

            Configuration configuration = new ConfigurationResolver(
                            sources, List.of(BankIdSettings.group()), List.of(HOSTED))
                    .resolve(Map.of(), List.of());

            assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly("one");
            assertThat(configuration.get(BankIdSettings.SERVICE_NAME)).isEqualTo("Shop");
        }

        @Test
        void resolveWhenAttributeIsEmptyThenItCountsAsNotSet() {
            assertThat(resolve(hosted(), Map.of("groups", ""), HOSTED).get(BankIdSettings.GROUPS))
                    .containsExactly("user");
        }
    }

    @Nested
    class Choice {

        @Test
        void resolveWhenOneSecretIsSetThenItChoosesTheBackend() {
            assertThat(resolve(hosted(), HOSTED, DIRECT, PLAY).get(BankIdSettings.BACKEND))
                    .isEqualTo("hosted");
        }

        @Test
        void resolveWhenNoSecretIsSetThenRemedyNamesEveryWay() {
            assertThat(problems(texts(), HOSTED, DIRECT, PLAY))
                    .containsExactly("bankid.backend: no backend is chosen. Set bankid.hosted.token,"
                            + " or bankid.direct.key-store, or bankid.backend=play for development.");
        }

        @Test
        void resolveWhenNoSecretIsSetThenRemedyNamesMissingBackendToo() {
            assertThat(problems(texts(), HOSTED, NO_PLAY))
                    .containsExactly("bankid.backend: no backend is chosen."
                            + " Set bankid.hosted.token, or bankid.backend=play for development.");
        }

        @Test
        void resolveWhenTwoSecretsAreSetThenProblem() {
            assertThat(problems(hosted("bankid.direct.key-store", "a.p12"), HOSTED, DIRECT))
                    .containsExactly("bankid.backend: bankid.hosted.token and bankid.direct.key-store are set,"
                            + " and each chooses another backend. Set bankid.backend to hosted or direct.");
        }

        @Test
        void resolveWhenTwoSecretsAreSetAndBackendIsNamedThenNamedOne() {
            Map<String, String> texts = hosted("bankid.direct.key-store", "a.p12", "bankid.backend", "direct");

            assertThat(resolve(texts, HOSTED, DIRECT).get(BankIdSettings.BACKEND))
                    .isEqualTo("direct");
        }

        /** A forgotten line from development must not win over what reaches people's own BankID. */
        @Test
        void resolveWhenBackendForDevelopmentIsNamedBesideASecretThenBothAreNamed() {
            assertThat(problems(hosted("bankid.backend", "play"), HOSTED, PLAY))
                    .containsExactly("bankid.backend: the backend \"play\" is for development, and"
                            + " bankid.hosted.token is set, which is for people's own BankID."
                            + " Remove bankid.backend, or remove bankid.hosted.token.");
            assertThat(problems(
                            texts("bankid.hosted.token-file", "/run/secrets/token", "bankid.backend", "play"),
                            HOSTED,
                            PLAY))
                    .singleElement()
                    .asString()
                    .contains("is for development, and bankid.hosted.token");
            assertThat(problems(texts("bankid.backend", "play"), HOSTED, PLAY)).isEmpty();
        }

        @Test
        void resolveWhenNamedBackendIsInstalledThenChosen() {
            assertThat(resolve(texts("bankid.backend", "play"), HOSTED, PLAY).get(BankIdSettings.BACKEND))
                    .isEqualTo("play");
        }

        @Test
        void resolveWhenNamedBackendIsNotInstalledThenItsRemedy() {
            assertThat(problems(texts("bankid.backend", "play"), HOSTED, NO_PLAY))
                    .containsExactly("bankid.backend: the backend \"play\" is not installed. Add the play JAR.");
        }

        @Test
        void resolveWhenNamedBackendIsUnknownThenChoices() {
            assertThat(problems(texts("bankid.backend", "carrier-pigeon"), HOSTED, PLAY))
                    .containsExactly(
                            "bankid.backend: there is no backend \"carrier-pigeon\"." + " Choose one of hosted, play.");
        }

        @Test
        void resolveWhenNamedBackendIsMisspeltThenSuggestion() {
            assertThat(problems(hosted("bankid.backend", "hostd"), HOSTED, PLAY))
                    .containsExactly("bankid.backend: there is no backend \"hostd\". Did you mean hosted?");
        }

        @Test
        void resolveWhenBackendIsNamedByAttributeThenChosen() {
            assertThat(resolve(texts(), Map.of("backend", "play"), HOSTED, PLAY).get(BankIdSettings.BACKEND))
                    .isEqualTo("play");
        }

        @Test
        void resolveWhenNamedBackendLacksItsSecretThenProblem() {
            assertThat(problems(texts("bankid.backend", "hosted"), HOSTED))
                    .containsExactly("bankid.hosted.token: is not set. The backend hosted needs it.");
        }

        @Test
        void resolveWhenSecretIsEmptyThenOneProblemOnly() {
            assertThat(problems(texts("bankid.hosted.token", ""), HOSTED))
                    .containsExactly(
                            "bankid.hosted.token: the value in the test is empty." + " Give it a value, or remove it.");
        }

        @Test
        void resolveWhenOtherBackendIsMisconfiguredThenIgnored() {
            Map<String, String> texts = hosted("bankid.backend", "hosted", "bankid.direct.speed", "fast");

            assertThat(problems(texts, HOSTED, DIRECT)).isEmpty();
        }

        @Test
        void resolveWhenChosenBackendIsMisconfiguredThenProblem() {
            Map<String, String> texts = texts(
                    "bankid.backend", "direct", "bankid.direct.key-store", "a.p12", "bankid.direct.speed", "fast");

            assertThat(problems(texts, HOSTED, DIRECT))
                    .containsExactly("bankid.direct.speed: \"fast\" in the test must be a whole number of 1 or more."
                            + " Correct it, or remove it to use 1.");
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource({
            "bankid.environment, prodd, production",
            "bankid.reserved-path, bankid, /bankid",
            "bankid.reserved-path, /a/../b, /a/b",
            "bankid.login-page, https://evil.example/, /login.xhtml",
            "bankid.login-page, //evil.example/, /login",
            "bankid.groups, ',', 'a,b'",
            "bankid.caller-name, name, personal-number",
            "bankid.caller-name-key, c2hvcnQ=, " + KEY,
            "bankid.caller-name-key, not base64 but long enough to be a key, " + KEY,
            "bankid.same-device, maybe, prefix",
            "bankid.trusted-proxies, 10.0.0.0/33, 10.0.0.0/32",
            "bankid.trusted-proxies, proxy.example, '10.0.0.1, ::1'",
            "bankid.limits.pending-orders, 0, 1",
            "bankid.limits.pending-orders-per-address, -1, 1",
            "bankid.limits.starts-per-session, 1.5, 1",
            "bankid.limits.starts-per-address, many, 60",
            "bankid.limits.upstream-calls, 99999999999, 64",
            "bankid.qr-renewal, 3, PT3M",
            "bankid.qr-renewal, PT11M, PT10M",
            "bankid.hosted.url, hosted.example, https://hosted.example",
            "bankid.hosted.url, ftp://hosted.example, http://hosted.example",
            "bankid.hosted.url, https://hosted.example?a=b, https://hosted.example/a",
        })
        void resolveWhenValueCannotBeUsedThenProblemAndWhenItCanThenNone(String key, String bad, String good) {
            assertThat(problems(hosted(key, bad), HOSTED)).singleElement().satisfies(problem -> assertThat(problem)
                    .startsWith(key + ": ")
                    .contains(" in the test must be ")
                    .contains("Correct it"));
            assertThat(problems(hosted(key, good), HOSTED)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t"})
        void resolveWhenValueIsBlankThenProblem(String blank) {
            assertThat(problems(hosted("bankid.groups", blank), HOSTED))
                    .containsExactly("bankid.groups: the value in the test is empty."
                            + " Give it a value, or remove it to use user.");
        }

        @Test
        void resolveWhenAttributeCannotBeUsedThenProblemNamesIt() {
            assertThat(problems(hosted(), Map.of("sameDevice", "maybe"), HOSTED))
                    .containsExactly("bankid.same-device: \"maybe\" in the annotation's attribute sameDevice"
                            + " must be one of exact, prefix, off. Correct it, or remove it to use exact.");
        }

        @Test
        void resolveWhenSecretCannotBeUsedThenItsValueIsNotShown() {
            List<String> problems = problems(hosted("bankid.caller-name-key", "hunter2"), HOSTED);

            assertThat(problems)
                    .containsExactly(
                            "bankid.caller-name-key: the value in the test must be Base64 of at least 32 bytes."
                                    + " Correct it, or remove it.");
        }

        @Test
        void resolveWhenAddressHoldsPasswordThenItIsNotShown() {
            assertThat(problems(hosted("bankid.hosted.url", "https://user:hunter2@hosted.example"), HOSTED))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .startsWith("bankid.hosted.url: the value")
                            .doesNotContain("hunter2"));
        }

        @Test
        void resolveWhenSourceCannotReadValueThenProblem() {
            SettingSource broken = new SettingSource() {
                @Override
                public String description() {
                    return "a broken source";
                }

                @Override
                public Optional<String> value(String key) {
                    if (key.equals("bankid.groups")) {
                        throw new IllegalArgumentException("refers to nothing");
                    }
                    return Optional.ofNullable(hosted().get(key));
                }

                @Override
                public Set<String> keys() {
                    return Set.of();
                }
            };
            ConfigurationResolver resolver =
                    new ConfigurationResolver(List.of(broken), List.of(BankIdSettings.group()), List.of(HOSTED));

            assertThatThrownBy(() -> resolver.resolve(Map.of(), List.of()))
                    .hasMessageEndingWith("\n  - bankid.groups: the value refers to nothing."
                            + " Correct it, or remove it to use user.");
        }
    }

    @Nested
    class Pseudonyms {

        @Test
        void resolveWhenPseudonymHasNoKeyThenProblem() {
            assertThat(problems(hosted("bankid.caller-name", "pseudonym"), HOSTED))
                    .containsExactly("bankid.caller-name-key: is not set. bankid.caller-name=pseudonym needs it."
                            + " Set it to Base64 of at least 32 bytes, from a random generator.");
        }

        @Test
        void resolveWhenPseudonymHasKeyThenNone() {
            assertThat(problems(hosted("bankid.caller-name", "pseudonym", "bankid.caller-name-key", KEY), HOSTED))
                    .isEmpty();
        }

        @Test
        void resolveWhenPseudonymHasUnreadableKeyThenOneProblemOnly() {
            assertThat(problems(hosted("bankid.caller-name", "pseudonym", "bankid.caller-name-key", "x"), HOSTED))
                    .singleElement()
                    .asString()
                    .contains("must be Base64");
        }
    }

    @Nested
    class Keys {

        @ParameterizedTest
        @CsvSource({
            "bankid.hosted.tokn, Did you mean bankid.hosted.token?",
            "bankid.hostedUrl, Did you mean bankid.hosted.url?",
            "bankid.reservedPath, Did you mean bankid.reserved-path?",
            "bankid.service.name, Did you mean bankid.service-name?",
            "bankid.limits.starts-per-sesion, Did you mean bankid.limits.starts-per-session?",
            "bankid.colour, Remove it; docs/configuration.md lists every setting.",
        })
        void resolveWhenKeyIsUnknownThenProblem(String key, String remedy) {
            assertThat(problems(hosted(key, "x"), HOSTED))
                    .containsExactly(key + ": there is no such setting. " + remedy);
        }

        @Test
        void resolveWhenKeyIsSomebodyElsesThenIgnored() {
            assertThat(problems(hosted("bankids.colour", "x", "app.bankid.colour", "x"), HOSTED))
                    .isEmpty();
        }

        @Test
        void resolveWhenKeyBelongsToMissingBackendThenIgnored() {
            assertThat(problems(hosted("bankid.play.people", "x"), HOSTED, NO_PLAY))
                    .isEmpty();
            assertThat(problems(hosted("bankid.play.people", "x"), HOSTED)).hasSize(1);
        }

        @Test
        void resolveWhenVariableIsAlmostOursThenProblem() {
            assertThat(problems(hosted("BANKID_HOSTED_TOKN", "x"), HOSTED))
                    .containsExactly("BANKID_HOSTED_TOKN: there is no such setting. Did you mean BANKID_HOSTED_TOKEN?");
        }

        @ParameterizedTest
        @ValueSource(strings = {"BANKID_HOSTED_TOKEN", "BANKID_PORT", "BANKID_SERVICE_HOST", "BANKID_SERVICE_PORT"})
        void resolveWhenVariableIsOursOrThePlatformsThenNone(String variable) {
            assertThat(problems(hosted(variable, "x"), HOSTED)).isEmpty();
        }
    }

    @Nested
    class OneList {

        @Test
        void resolveWhenMuchIsWrongThenAllOfItInTableOrder() {
            Map<String, String> texts = texts(
                    "bankid.zebra", "x",
                    "bankid.hosted.url", "nowhere",
                    "bankid.limits.upstream-calls", "0",
                    "bankid.hosted.token", " ",
                    "bankid.environment", "x",
                    "bankid.apple", "x",
                    "bankid.caller-name", "pseudonym");

            assertThatThrownBy(() -> resolve(texts, HOSTED))
                    .isInstanceOfSatisfying(ConfigurationException.class, e -> assertThat(e.problems())
                            .extracting(ConfigurationProblem::key)
                            .containsExactly(
                                    "bankid.environment",
                                    "bankid.caller-name-key",
                                    "bankid.limits.upstream-calls",
                                    "bankid.hosted.token",
                                    "bankid.hosted.url",
                                    "bankid.apple",
                                    "bankid.zebra"));
        }

        @Test
        void resolveWhenOthersFoundProblemsThenTheyJoinAndOutrankOurs() {
            List<ConfigurationProblem> earlier = List.of(
                    new ConfigurationProblem("@Definition", "stands twice", "Keep one"),
                    new ConfigurationProblem("bankid.backend", "cannot be evaluated", "Correct it"));
            ConfigurationResolver resolver =
                    new ConfigurationResolver(List.of(), List.of(BankIdSettings.group()), List.of(HOSTED));

            assertThatThrownBy(() -> resolver.resolve(Map.of(), earlier))
                    .hasMessage("BankID login is not configured correctly:"
                            + "\n  - bankid.backend: cannot be evaluated. Correct it."
                            + "\n  - @Definition: stands twice. Keep one.");
        }

        @Test
        void resolveWhenBackendFindsProblemsThenTheyJoin() {
            BackendChoice.Installed picky = checked(new AtomicInteger());

            assertThat(problems(hosted("bankid.environment", "production"), picky))
                    .containsExactly("bankid.hosted.url: not in production. Stop.");
            assertThat(problems(hosted("bankid.environment", "test"), picky)).isEmpty();
        }

        @Test
        void resolveWhenBackendsOwnSettingsAreBrokenThenItIsNotAskedToCheckThem() {
            AtomicInteger asked = new AtomicInteger();

            problems(hosted("bankid.hosted.url", "nowhere"), checked(asked));
            assertThat(asked).hasValue(0);

            problems(hosted("bankid.groups", " "), checked(asked));
            assertThat(asked).hasValue(1);
        }

        private BackendChoice.Installed checked(AtomicInteger asked) {
            return new BackendChoice.Installed("hosted", List.of(TOKEN, URL), Optional.of(TOKEN), configuration -> {
                asked.incrementAndGet();
                return configuration
                                .find(BankIdSettings.ENVIRONMENT)
                                .filter(Environment.PRODUCTION::equals)
                                .isPresent()
                        ? List.of(new ConfigurationProblem(URL.key(), "not in production", "Stop"))
                        : List.of();
            });
        }
    }

    @Test
    void toStringWhenTextWasFoundThenItIsNotShown() {
        ConfiguredTexts texts = new ConfiguredTexts(List.of(new MapSource("the test", hosted())), new HashMap<>());

        assertThat(texts.find(TOKEN)).get().hasToString("Found[bankid.hosted.token in the test]");
    }

    @Test
    void getWhenSettingHasNoValueThenThrows() {
        Configuration configuration = resolve(hosted(), HOSTED);

        assertThat(configuration.get(TOKEN).reveal()).isEqualTo("s3cret-t0ken");
        assertThatThrownBy(() -> configuration.get(BankIdSettings.LOGIN_PAGE))
                .hasMessage("bankid.login-page is not set");
    }
}
