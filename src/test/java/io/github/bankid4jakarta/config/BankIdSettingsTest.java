package io.github.bankid4jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BankIdSettingsTest {

    static List<Setting<?>> settings() {
        return BankIdSettings.all();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void convertWhenTextIsTheDefaultThenUsable(Setting<?> setting) {
        assertThat(setting.defaultValue().map(setting.converter()).isPresent())
                .isEqualTo(setting.defaultValue().isPresent());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void describeWhenDocumentedThenKebabCaseAndOneSentenceAtLeast(Setting<?> setting) {
        assertThat(setting.key()).matches("bankid(\\.[a-z]+(-[a-z]+)*)+");
        assertThat(setting.doc()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void describeWhenSecretThenNeitherInCodeNorByDefault(Setting<?> setting) {
        assertThat(setting.attribute().isPresent())
                .isEqualTo(!setting.secret() && setting != BankIdSettings.CONFIG_FILE);
        assertThat(setting.secret() && setting.defaultValue().isPresent()).isFalse();
    }

    @Test
    void allWhenConstantIsDeclaredThenItIsThereOnce() {
        long constants = Arrays.stream(BankIdSettings.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Setting.class)
                .count();

        assertThat(BankIdSettings.all()).doesNotHaveDuplicates().hasSize((int) constants);
        assertThat(BankIdSettings.all()).extracting(Setting::key).doesNotHaveDuplicates();
    }
}
