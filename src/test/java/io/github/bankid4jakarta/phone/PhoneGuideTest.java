package io.github.bankid4jakarta.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.PhoneSettings;
import io.github.bankid4jakarta.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/phone.md} shows is code that compiles, and settings and texts that there are. */
class PhoneGuideTest {

    private static final Path GUIDE = Path.of("docs", "phone.md");
    private static final Path CODE = Path.of("src/test/java/io/github/bankid4jakarta/phone/CallCentre.java");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("bankid\\.phone\\.[a-z-]+");

    static List<String> shownCode() throws IOException {
        return JAVA.matcher(Files.readString(GUIDE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("shownCode")
    void codeWhenShownThenItCompiles(String shown) throws IOException {
        assertThat(withoutIndentation(Files.readString(CODE))).contains(withoutIndentation(shown));
    }

    @Test
    void settingsWhenNamedThenTheyExist() throws IOException {
        List<String> keys = PhoneSettings.all().stream().map(Setting::key).toList();
        Matcher named = KEY.matcher(Files.readString(GUIDE));

        assertThat(named.results().map(match -> match.group()).distinct())
                .isNotEmpty()
                .isSubsetOf(keys);
    }

    @Test
    void limitsAndRefusalsWhenThereThenTheGuideNamesTheirExceptions() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains(
                        NotAnAgentException.class.getSimpleName(),
                        UnknownPhoneOrderException.class.getSimpleName(),
                        TooManyPhoneOrdersException.class.getSimpleName());
    }

    private static String withoutIndentation(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
