package io.github.bankid4jakarta.config;

import static io.github.bankid4jakarta.config.TestSettings.HOSTED;
import static io.github.bankid4jakarta.config.TestSettings.hosted;
import static io.github.bankid4jakarta.config.TestSettings.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("bankid.properties");
    }

    @Test
    void resolveWhenFileHoldsSettingsThenTheyCount() throws IOException {
        write("# of the server\nbankid.hosted.token = s3cret-t0ken\nbankid.service-name=Köket \\u00e5t alla\n");

        Configuration configuration = resolve(naming(), Map.of());

        assertThat(configuration.get(BankIdSettings.SERVICE_NAME)).isEqualTo("Köket åt alla");
        assertThat(configuration.get(BankIdSettings.BACKEND)).isEqualTo("hosted");
        assertThat(configuration.get(BankIdSettings.CONFIG_FILE)).isEqualTo(file);
    }

    @Test
    void resolveWhenFileBeginsWithByteOrderMarkThenFirstKeyCountsToo() throws IOException {
        write("\uFEFFbankid.groups=clerk\nbankid.hosted.token=s3cret-t0ken\n");

        assertThat(resolve(naming(), Map.of()).get(BankIdSettings.GROUPS)).containsExactly("clerk");
    }

    @Test
    void resolveWhenKeyStandsElsewhereTooThenNamingSourceThenFileThenAttribute() throws IOException {
        write("bankid.hosted.token=s3cret-t0ken\nbankid.groups=file\nbankid.service-name=File\n");

        Configuration configuration =
                resolve(naming("bankid.groups", "source"), Map.of("serviceName", "Attribute", "sameDevice", "off"));

        assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly("source");
        assertThat(configuration.get(BankIdSettings.SERVICE_NAME)).isEqualTo("File");
        assertThat(configuration.get(BankIdSettings.SAME_DEVICE)).isEqualTo(SameDevice.OFF);
    }

    @Test
    void resolveWhenFileNamesContextThenItCountsThere() throws IOException {
        write("bankid.hosted.token=s3cret-t0ken\nbankid.groups=user\nbankid.context./app.groups=clerk\n");
        List<SettingSource> sources = ContextOverrides.forContext("/app", withFile(naming()));

        Configuration configuration = resolver(sources).resolve(Map.of(), List.of());

        assertThat(configuration.get(BankIdSettings.GROUPS)).containsExactly("clerk");
    }

    @Test
    void namedByWhenNothingNamesOneThenEmpty() {
        assertThat(ConfigFile.namedBy(List.of(new MapSource("the test", hosted()))))
                .isEmpty();
    }

    @Test
    void resolveWhenFileIsNotThereThenProblem() {
        assertThat(problems(hosted(BankIdSettings.CONFIG_FILE.key(), file.toString())))
                .containsExactly(
                        "bankid.config-file: " + file + " is not there. Create or mount it, or correct the path.");
    }

    @Test
    void resolveWhenFileIsDirectoryThenProblem() {
        assertThat(problems(hosted(BankIdSettings.CONFIG_FILE.key(), folder.toString())))
                .containsExactly("bankid.config-file: " + folder + " is a directory. Name a file in it.");
    }

    /** A file that opens and cannot be read, whoever the user is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void resolveWhenFileCannotBeReadThenProblem() {
        assertThat(problems(hosted(BankIdSettings.CONFIG_FILE.key(), "/proc/self/mem")))
                .containsExactly("bankid.config-file: /proc/self/mem cannot be read (IOException)."
                        + " Let the server's user read it.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void resolveWhenFileIsDeviceThenProblem() {
        assertThat(problems(hosted(BankIdSettings.CONFIG_FILE.key(), "/dev/zero")))
                .containsExactly("bankid.config-file: /dev/zero is not a regular file. Name one that is.");
    }

    @Test
    void resolveWhenFileIsLargerThanOneMebibyteThenProblemAndNoneWhenExactly() throws IOException {
        write("#".repeat(MIB));
        assertThat(problems(naming("bankid.hosted.token", "s3cret-t0ken"))).isEmpty();

        write("#".repeat(MIB + 1));
        assertThat(problems(naming("bankid.hosted.token", "s3cret-t0ken")))
                .containsExactly("bankid.config-file: " + file
                        + " is larger than 1024 KiB. Name another file, or shorten this one.");
    }

    @Test
    void resolveWhenFileIsNotUtf8ThenProblem() throws IOException {
        Files.write(file, "bankid.service-name=Köket\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems(naming("bankid.hosted.token", "s3cret-t0ken")))
                .containsExactly("bankid.config-file: " + file + " is not text in UTF-8. Save it in UTF-8.");
    }

    @Test
    void resolveWhenFileHasMalformedEscapeThenProblemAndNothingOfItCounts() throws IOException {
        write("bankid.groups=clerk\nbankid.service-name=C:\\users\n");

        assertThat(problems(naming("bankid.hosted.token", "s3cret-t0ken")))
                .containsExactly("bankid.config-file: " + file + " has a \\u without four hexadecimal digits."
                        + " Correct it, or write a backslash twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void resolveWhenNameIsBlankThenProblem(String blank) {
        assertThat(problems(hosted(BankIdSettings.CONFIG_FILE.key(), blank)))
                .containsExactly("bankid.config-file: the value in the test is empty. Give it a value, or remove it.");
    }

    @Test
    void resolveWhenNameCannotBePathThenProblem() {
        assertThat(problems(hosted(BankIdSettings.CONFIG_FILE.key(), "a\0b")))
                .singleElement()
                .asString()
                .startsWith("bankid.config-file: ")
                .endsWith(" in the test must be the path of a file. Correct it, or remove it.");
    }

    @Test
    void resolveWhenFileNamesFileThenProblem() throws IOException {
        write("bankid.hosted.token=s3cret-t0ken\nbankid.config-file=/etc/other.properties\n");

        assertThat(problems(naming()))
                .containsExactly("bankid.config-file: stands in " + file + ", which cannot name a file. Remove it.");
    }

    @ParameterizedTest
    @CsvSource({
        "bankid.grups, there is no such setting. Did you mean bankid.groups?",
        "bankid.hosted.token-fil, there is no such setting. Did you mean bankid.hosted.token-file?",
        "bankid.colour, there is no such setting. Remove it; docs/configuration.md lists every setting.",
    })
    void resolveWhenKeyInFileIsUnknownThenProblem(String key, String problem) throws IOException {
        write("bankid.hosted.token=s3cret-t0ken\n" + key + "=x\n");

        assertThat(problems(naming())).containsExactly(key + ": " + problem);
    }

    @Test
    void resolveWhenFileHoldsVariableThenProblem() throws IOException {
        write("bankid.hosted.token=s3cret-t0ken\nBANKID_GROUPS=clerk\n");

        assertThat(problems(naming()))
                .containsExactly("BANKID_GROUPS: is the name of a variable, and stands in " + file
                        + ". Write the key, such as bankid.groups.");
    }

    @Test
    void resolveWhenValueInFileCannotBeUsedThenProblemNamesTheFile() throws IOException {
        write("bankid.hosted.token=s3cret-t0ken\nbankid.same-device=maybe\n");

        assertThat(problems(naming()))
                .containsExactly("bankid.same-device: \"maybe\" in the file " + file
                        + " must be one of exact, prefix, off. Correct it, or remove it to use exact.");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private Map<String, String> naming(String... more) {
        Map<String, String> texts = texts(more);
        texts.put(BankIdSettings.CONFIG_FILE.key(), file.toString());
        return texts;
    }

    private static List<SettingSource> withFile(Map<String, String> texts) {
        List<SettingSource> sources = new ArrayList<>(List.of(new MapSource("the test", texts)));
        ConfigFile.namedBy(List.copyOf(sources)).ifPresent(sources::add);
        return sources;
    }

    private static ConfigurationResolver resolver(List<SettingSource> sources) {
        return new ConfigurationResolver(sources, List.of(BankIdSettings.group()), List.of(HOSTED));
    }

    private static Configuration resolve(Map<String, String> texts, Map<String, String> attributes) {
        return resolver(withFile(texts)).resolve(attributes, List.of());
    }

    private static List<String> problems(Map<String, String> texts) {
        try {
            resolve(texts, Map.of());
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(ConfigurationProblem::toString).toList();
        }
    }
}
