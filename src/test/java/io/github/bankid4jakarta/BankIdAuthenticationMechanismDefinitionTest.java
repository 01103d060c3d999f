package io.github.bankid4jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.Setting;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BankIdAuthenticationMechanismDefinitionTest {

    private static final Path SOURCE =
            Path.of("src/main/java/io/github/bankid4jakarta/BankIdAuthenticationMechanismDefinition.java");

    static Stream<Method> attributes() {
        return Arrays.stream(BankIdAuthenticationMechanismDefinition.class.getDeclaredMethods());
    }

    static List<Setting<?>> settings() {
        return TestTable.settings();
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void attributeWhenDeclaredThenASettingReadsIt(Method attribute) {
        assertThat(TestTable.settings())
                .flatExtracting(setting -> setting.attribute().stream().toList())
                .containsOnlyOnce(attribute.getName());
        assertThat(attribute.getReturnType()).isEqualTo(String.class);
        assertThat(attribute.getDefaultValue()).isEqualTo("");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingWhenItHasAnAttributeThenTheAnnotationDoesToo(Setting<?> setting) {
        assertThat(attributes().map(Method::getName))
                .containsAll(setting.attribute().stream().toList());
    }

    @ParameterizedTest
    @MethodSource("attributes")
    void javadocWhenAttributeIsDeclaredThenItNamesKeyAndDefault(Method attribute) throws IOException {
        Setting<?> setting = setting(attribute);
        Pattern documented = Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+String " + attribute.getName() + "\\(\\)", Pattern.DOTALL);
        Matcher javadoc = documented.matcher(Files.readString(SOURCE));

        assertThat(javadoc.find()).isTrue();
        String text = javadoc.group(1).replaceAll("\\s*\\n\\s+\\* ?", " ");
        assertThat(text).contains("{@code " + setting.key() + "}");
        assertThat(text).contains(namedDefault(setting).orElse("by default"));
    }

    /** A default of many letters, such as an address, is described in words instead. */
    private static Optional<String> namedDefault(Setting<?> setting) {
        return setting.defaultValue().filter(text -> !text.contains("://")).map(text -> "default {@code " + text + "}");
    }

    private static Setting<?> setting(Method attribute) {
        return TestTable.settings().stream()
                .filter(setting -> setting.attribute().equals(Optional.of(attribute.getName())))
                .findFirst()
                .orElseThrow();
    }
}
