package io.github.bankid4jakarta.config;

import static io.github.bankid4jakarta.config.TestSettings.DIRECT;
import static io.github.bankid4jakarta.config.TestSettings.HOSTED;
import static io.github.bankid4jakarta.config.TestSettings.KEY;
import static io.github.bankid4jakarta.config.TestSettings.TOKEN;
import static io.github.bankid4jakarta.config.TestSettings.URL;
import static io.github.bankid4jakarta.config.TestSettings.hosted;
import static io.github.bankid4jakarta.config.TestSettings.problems;
import static io.github.bankid4jakarta.config.TestSettings.resolve;
import static io.github.bankid4jakarta.config.TestSettings.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {

    private static final String TOKEN_FILE = "bankid.hosted.token-file";
    private static final String SECRET = "s3cret-t0ken";
    private static final int LARGEST = 64 * 1024;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, SECRET + "\n", SECRET + "\r\n", "\uFEFF" + SECRET + "\n"})
    void resolveWhenFileIsNamedThenItsTextWithoutLineBreakAndItChoosesTheBackend(String content) throws IOException {
        Files.writeString(file, content);

        Configuration configuration = resolve(texts(TOKEN_FILE, file.toString()), HOSTED, DIRECT);

        assertThat(configuration.get(TOKEN).reveal()).isEqualTo(SECRET);
        assertThat(configuration.get(BankIdSettings.BACKEND)).isEqualTo("hosted");
    }

    @Test
    void resolveWhenVariableNamesFileThenItCounts() throws IOException {
        Files.writeString(file, SECRET);
        SettingSource source = new EnvironmentSource(Map.of("BANKID_HOSTED_TOKEN_FILE", file.toString()));

        Configuration configuration = new ConfigurationResolver(
                        List.of(source), List.of(BankIdSettings.group()), List.of(HOSTED))
                .resolve(Map.of(), List.of());

        assertThat(configuration.get(TOKEN).reveal()).isEqualTo(SECRET);
    }

    @Test
    void resolveWhenSecretAndFileOfTwoBackendsAreSetThenProblem() throws IOException {
        Files.writeString(file, SECRET);

        assertThat(problems(texts(TOKEN_FILE, file.toString(), "bankid.direct.key-store", "a.p12"), HOSTED, DIRECT))
                .singleElement()
                .asString()
                .contains("each chooses another backend");
    }

    @Test
    void resolveWhenPseudonymHasItsKeyInFileThenNone() throws IOException {
        Files.writeString(file, KEY + "\n");

        assertThat(problems(
                        hosted("bankid.caller-name", "pseudonym", "bankid.caller-name-key-file", file.toString()),
                        HOSTED))
                .isEmpty();
    }

    @Test
    void resolveWhenClientOfGatewayHasItsHashInFileThenNone() throws IOException {
        Files.writeString(file, "0".repeat(64));

        assertThat(problems(
                        hosted(
                                "bankid.gateway.enabled",
                                "true",
                                "bankid.gateway.clients",
                                "shop",
                                "bankid.gateway.client.shop.token-hash-file",
                                file.toString()),
                        HOSTED))
                .isEmpty();
    }

    @Test
    void resolveWhenSecretAndItsFileAreSetThenProblemSaysWhichToRemove() throws IOException {
        Files.writeString(file, SECRET);
        List<SettingSource> sources = List.of(
                new MapSource("the first", texts(TOKEN_FILE, file.toString())), new MapSource("the second", hosted()));

        assertThat(problemsOf(sources))
                .containsExactly("bankid.hosted.token: is set in the second, and bankid.hosted.token-file in the first."
                        + " Remove bankid.hosted.token to take the secret from its file.");
        assertThat(problemsOf(sources.subList(0, 1))).isEmpty();
    }

    @Test
    void resolveWhenContextHasFileAndEverybodyHasSecretThenFile() throws IOException {
        Files.writeString(file, "token of the application");
        List<SettingSource> sources =
                List.of(new MapSource("the test", hosted("bankid.context./app.hosted.token-file", file.toString())));

        Configuration configuration = new ConfigurationResolver(
                        ContextOverrides.forContext("/app", sources), List.of(), List.of(HOSTED))
                .resolve(Map.of(), List.of());

        assertThat(configuration.get(TOKEN).reveal()).isEqualTo("token of the application");
    }

    /** Somebody may have put the secret where its path belongs, so that is not shown. */
    @Test
    void resolveWhenFileIsNotThereThenProblemDoesNotShowWhatWasWritten() {
        assertThat(problems(texts(TOKEN_FILE, SECRET), HOSTED))
                .containsExactly("bankid.hosted.token-file: the file that is named in the test is not there."
                        + " Create or mount it, or correct the path.");
    }

    @Test
    void resolveWhenNameIsTooLongForAFileThenProblemDoesNotShowWhatWasWritten() {
        assertThat(problems(texts(TOKEN_FILE, SECRET.repeat(100)), HOSTED))
                .singleElement()
                .asString()
                .startsWith("bankid.hosted.token-file: the file that is named in the test cannot be read")
                .doesNotContain(SECRET);
    }

    @Test
    void resolveWhenFileCannotBePathThenProblemDoesNotShowWhatWasWritten() {
        assertThat(problems(texts(TOKEN_FILE, SECRET + "\0"), HOSTED))
                .containsExactly(
                        "bankid.hosted.token-file: the value in the test must be the path of a file." + " Correct it.");
    }

    @Test
    void resolveWhenFileIsDirectoryThenProblem() {
        assertThat(problems(texts(TOKEN_FILE, folder.toString()), HOSTED))
                .containsExactly("bankid.hosted.token-file: " + folder + " is a directory. Name a file in it.");
    }

    @Test
    void resolveWhenFileIsLargerThan64KibibytesThenProblemAndNoneWhenExactly() throws IOException {
        Files.writeString(file, "x".repeat(LARGEST));
        assertThat(problems(texts(TOKEN_FILE, file.toString()), HOSTED)).isEmpty();

        Files.writeString(file, "x".repeat(LARGEST + 1));
        assertThat(problems(texts(TOKEN_FILE, file.toString()), HOSTED))
                .containsExactly("bankid.hosted.token-file: " + file
                        + " is larger than 64 KiB. Name another file, or shorten this one.");
    }

    @Test
    void resolveWhenFileIsNotTextThenProblem() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(problems(texts(TOKEN_FILE, file.toString()), HOSTED))
                .containsExactly("bankid.hosted.token-file: " + file + " is not text in UTF-8. Save it in UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n"})
    void resolveWhenFileIsEmptyThenProblem(String content) throws IOException {
        Files.writeString(file, content);

        assertThat(problems(texts(TOKEN_FILE, file.toString()), HOSTED))
                .containsExactly("bankid.hosted.token-file: the value in the file " + file
                        + " is empty. Give it a value, or remove it.");
    }

    @Test
    void resolveWhenNameIsEmptyThenProblem() {
        assertThat(problems(texts(TOKEN_FILE, ""), HOSTED))
                .containsExactly(
                        "bankid.hosted.token-file: the value in the test is empty. Give it a value, or remove it.");
    }

    @Test
    void resolveWhenFileHoldsWhatCannotBeUsedThenOneProblemWithoutIt() throws IOException {
        Files.writeString(file, "hunter2");

        assertThat(problems(
                        hosted("bankid.caller-name", "pseudonym", "bankid.caller-name-key-file", file.toString()),
                        HOSTED))
                .containsExactly("bankid.caller-name-key-file: the value in the file " + file
                        + " must be Base64 of at least 32 bytes. Correct it, or remove it.");
    }

    @ParameterizedTest
    @CsvSource({
        "bankid.hosted.tokenfile, Did you mean bankid.hosted.token-file?",
        "bankid.caller-name-key-fle, Did you mean bankid.caller-name-key-file?",
        "bankid.groups-file, Remove it; docs/configuration.md lists every setting.",
        "BANKID_HOSTED_TOKEN_FIL, Did you mean BANKID_HOSTED_TOKEN_FILE?",
    })
    void resolveWhenKeyOfFileIsUnknownThenProblem(String key, String remedy) {
        assertThat(problems(hosted(key, "x"), HOSTED)).containsExactly(key + ": there is no such setting. " + remedy);
    }

    @Test
    void keysWhenSettingIsSecretThenItsFileToo() {
        assertThat(TOKEN.keys()).containsExactly("bankid.hosted.token", TOKEN_FILE);
        assertThat(URL.keys()).containsExactly("bankid.hosted.url");
    }

    private static List<String> problemsOf(List<SettingSource> sources) {
        try {
            new ConfigurationResolver(sources, List.of(), List.of(HOSTED)).resolve(Map.of(), List.of());
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::toString).toList();
        }
    }
}
