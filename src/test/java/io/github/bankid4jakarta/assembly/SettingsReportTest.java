package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.qrona.QronaBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationResolver;
import io.github.bankid4jakarta.config.ContextOverrides;
import io.github.bankid4jakarta.config.MapSource;
import io.github.bankid4jakarta.config.SettingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReportTest {

    private static final String SECRET = "s3cret-t0ken";

    private static final String NUMBERS =
            "An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym.";

    @TempDir
    private Path folder;

    @Test
    void textWhenSourcesDifferThenEachKeyWithTheOneThatWon() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bankid.properties"),
                "bankid.groups=file\nbankid.caller-name-key=" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n");
        Path token = Files.writeString(folder.resolve("token"), SECRET + "\n");
        SettingSource properties = new MapSource(
                "the system properties",
                Map.of(
                        "bankid.config-file", file.toString(),
                        "bankid.qrona.token-file", token.toString(),
                        "bankid.groups", "clerk, staff"));

        assertThat(SettingsReport.text("", resolve(List.of(properties))))
                .isEqualTo(
                        """
                        BankID login is configured:
                          bankid.config-file=%1$s from the system properties
                          bankid.groups=clerk, staff from the system properties
                          bankid.caller-name-key from the file %1$s
                          bankid.qrona.token from the file %2$s
                          An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym."""
                                .formatted(file, token));
    }

    @Test
    void textWhenContextHasItsOwnThenUnderThatName() {
        Map<String, String> texts = Map.of(
                "bankid.qrona.token", SECRET,
                "bankid.groups", "user",
                "bankid.context./app.groups", "clerk",
                "bankid.context./other.groups", "nobody");

        assertThat(SettingsReport.text(
                        "/app",
                        resolve(ContextOverrides.forContext("/app", List.of(new MapSource("the test", texts))))))
                .isEqualTo(
                        """
                        BankID login of /app is configured:
                          bankid.context./app.groups=clerk from the test
                          bankid.qrona.token from the test
                          An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym.""");
    }

    @Test
    void textWhenValueMayHoldPasswordOrLineBreakThenHiddenAndOnOneLine() {
        Map<String, String> texts = Map.of(
                "bankid.qrona.token", SECRET,
                "bankid.service-name", "me@example.se",
                "bankid.groups", "a,\nb");

        assertThat(SettingsReport.text("", resolve(List.of(new MapSource("the test", texts)))))
                .isEqualTo(
                        """
                        BankID login is configured:
                          bankid.service-name from the test
                          bankid.groups=a, b from the test
                          bankid.qrona.token from the test
                          An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym.""");
    }

    /** The twin differs in one setting and says what it is for. */
    @Test
    void textWhenCallersAreNamedByPseudonymThenNothingIsSaidOfAccessLogs() {
        Map<String, String> texts = Map.of(
                "bankid.qrona.token", SECRET, "bankid.caller-name-key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

        assertThat(report(texts)).contains(NUMBERS);
        assertThat(report(with(texts, "bankid.caller-name", "personal-number"))).contains(NUMBERS);
        assertThat(report(with(texts, "bankid.caller-name", "pseudonym"))).doesNotContain(NUMBERS);
    }

    private static String report(Map<String, String> texts) {
        return SettingsReport.text("", resolve(List.of(new MapSource("the test", texts))));
    }

    private static Map<String, String> with(Map<String, String> texts, String key, String value) {
        Map<String, String> all = new HashMap<>(texts);
        all.put(key, value);
        return all;
    }

    private static Configuration resolve(List<SettingSource> naming) {
        BankIdBackend qrona = new QronaBackend();
        return new ConfigurationResolver(
                        SettingSources.withConfigFile(new ArrayList<>(naming), new MapSource("nothing", Map.of())),
                        List.of(BankIdSettings.group()),
                        new Backends(List.of(qrona)).choices())
                .resolve(Map.of(), List.of());
    }
}
