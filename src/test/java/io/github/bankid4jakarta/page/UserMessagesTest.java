package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserMessagesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/login-page-texts.txt");
    private static final List<Locale> LOCALES = List.of(UserMessages.SWEDISH, Locale.ENGLISH);
    private static final Set<String> KINDS = Set.of("page", "pending", "failed", "situation");

    private final UserMessages messages = new UserMessages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outstandingTransaction",
                "noClient",
                "started",
                "userMrtd",
                "userCallConfirm",
                "userSign",
                "processing",
                "userStepUp",
                "userFace"
            })
    void pendingWhenCodeIsKnownThenHasItsOwnText(String code) {
        for (Locale locale : LOCALES) {
            for (LoginMode mode : LoginMode.values()) {
                for (boolean mobile : List.of(true, false)) {
                    UserMessage neutral = messages.pending(HintCode.UNKNOWN, mode, mobile, locale);
                    assertThat(messages.pending(HintCode.of(code), mode, mobile, locale))
                            .isNotEqualTo(neutral);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expiredTransaction",
                "certificateErr",
                "userCancel",
                "cancelled",
                "startFailed",
                "userDeclinedCall",
                "notSupportedByUserApp",
                "transactionRiskBlocked",
                "mrtdVerificationFailed",
                "facialRecognitionFailed",
                "nfcNotSupportedByDevice",
                "multipleBankIdsOnDevice",
                "stepUpFailed"
            })
    void failedWhenCodeIsKnownThenHasItsOwnTextAndAdvice(String code) {
        for (Locale locale : LOCALES) {
            for (LoginMode mode : LoginMode.values()) {
                UserMessage message = messages.failed(HintCode.of(code), mode, locale);
                assertThat(message).isNotEqualTo(messages.failed(HintCode.UNKNOWN, mode, locale));
                assertThat(message.advice()).isPresent();
            }
        }
    }

    @Test
    void pendingWhenCodeIsNewThenNeutralText() {
        UserMessage message = messages.pending(new HintCode("someCodeOfTomorrow"), LoginMode.QR, false, Locale.ENGLISH);

        assertThat(message.message()).isEqualTo("Your login is in progress.");
    }

    @Test
    void failedWhenCodeIsNewThenNeutralText() {
        UserMessage message =
                messages.failed(new HintCode("someCodeOfTomorrow"), LoginMode.SAME_DEVICE, UserMessages.SWEDISH);

        assertThat(message.message()).isEqualTo("Inloggningen lyckades inte.");
    }

    @Test
    void pendingWhenModeDiffersThenTextDiffers() {
        assertThat(messages.pending(HintCode.OUTSTANDING_TRANSACTION, LoginMode.QR, true, Locale.ENGLISH))
                .isNotEqualTo(messages.pending(
                        HintCode.OUTSTANDING_TRANSACTION, LoginMode.SAME_DEVICE, true, Locale.ENGLISH));
    }

    @Test
    void pendingWhenDeviceDiffersThenOnlyAComputerIsCalledOne() {
        assertThat(messages.pending(HintCode.STARTED, LoginMode.SAME_DEVICE, false, Locale.ENGLISH)
                        .message())
                .contains("computer");
        assertThat(messages.pending(HintCode.STARTED, LoginMode.SAME_DEVICE, true, Locale.ENGLISH)
                        .message())
                .doesNotContain("computer");
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void ofWhenAnySituationThenTextInBothLanguages(Situation situation) {
        assertThat(messages.of(situation, UserMessages.SWEDISH).message())
                .isNotBlank()
                .isNotEqualTo(messages.of(situation, Locale.ENGLISH).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "sv        | sv",
                "sv-SE     | sv",
                "sv-FI en  | sv",
                "fi sv en  | sv",
                "nb sv     | sv",
                "en-GB sv  | en",
                "en        | en",
                "de fr     | en",
                "-         | en"
            })
    void chooseWhenBrowserAcceptsThenFirstOfTheTwoElseEnglish(String accepted, String language) {
        List<Locale> locales = accepted == null
                ? List.of()
                : List.of(accepted.split(" ")).stream()
                        .map(Locale::forLanguageTag)
                        .toList();

        assertThat(UserMessages.choose(locales).getLanguage()).isEqualTo(language);
    }

    @Test
    void textsWhenComparedThenBothLanguagesHaveTheSameKeys() {
        assertThat(texts(UserMessages.SWEDISH).keySet())
                .isEqualTo(texts(Locale.ENGLISH).keySet());
    }

    @Test
    void textsWhenReadThenEachIsOfAKnownKindAndSaysSomething() {
        for (Locale locale : LOCALES) {
            texts(locale).forEach((key, text) -> {
                assertThat(KINDS).contains(key.substring(0, key.indexOf('.')));
                assertThat(text).as(key).isNotBlank().doesNotContain("\uFFFD").isEqualTo(text.strip());
            });
        }
    }

    @Test
    void textsWhenSwedishThenReadAsUtf8() {
        assertThat(texts(UserMessages.SWEDISH)).containsEntry("page.retry", "Försök igen");
    }

    @Test
    void textsWhenListedThenMatchTheGoldenFile() throws IOException {
        StringBuilder listing = new StringBuilder();
        texts(Locale.ENGLISH).forEach((key, text) -> listing.append(key)
                .append("\n  en ")
                .append(text)
                .append("\n  sv ")
                .append(texts(UserMessages.SWEDISH).get(key))
                .append('\n'));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, listing);
        }

        assertThat(listing.toString()).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    private Map<String, String> texts(Locale locale) {
        return new TreeMap<>(messages.texts(locale).all());
    }
}
