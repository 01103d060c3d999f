package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.AutoStartToken;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchTableTest {

    private static final AutoStartToken TOKEN = new AutoStartToken("7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6");
    private static final String HTTPS = "https://app.bankid.com/?autostarttoken=" + TOKEN.value() + "&redirect=null";
    private static final String SCHEME = "bankid:///?autostarttoken=" + TOKEN.value() + "&redirect=null";

    private final LaunchTable table = new LaunchTable();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "user-agents.tsv", delimiter = '\t', numLinesToSkip = 1)
    void linksWhenBrowserIsKnownThenTheRowThatFitsIt(
            String browser, String rule, String device, String first, String second, String opens, String userAgent) {
        assertThat(table.rule(userAgent).name()).isEqualTo(rule);
        assertThat(table.mobile(userAgent)).isEqualTo(device.equals("mobile"));

        LaunchLinks links = table.links(userAgent, TOKEN);

        assertThat(links.primary()).isEqualTo(address(first));
        assertThat(links.fallback().orElse("none")).isEqualTo(address(second));
        assertThat(links.auto()).isEqualTo(opens.equals("auto"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "curl/8.5.0", "\u0000\uFFFF\uD800", "(((((((", "ÅÄÖ"})
    void linksWhenUserAgentIsNoneOrGarbageThenAComputerThatOpensNothingByItself(String userAgent) {
        assertThat(table.links(userAgent, TOKEN)).isEqualTo(LaunchLinks.single(SCHEME));
        assertThat(table.mobile(userAgent)).isFalse();
    }

    @Test
    void linksWhenUserAgentIsEndlessThenAnsweredAtOnce() {
        String endless = "iPhone ".repeat(200_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(table.links(endless, TOKEN).primary()).isNotEmpty());
    }

    @Test
    void linksWhenTokenHoldsSpecialCharactersThenTheyAreEncoded() {
        String primary = table.links(null, new AutoStartToken("a&redirect=https://evil.example/#"))
                .primary();

        assertThat(primary)
                .isEqualTo("bankid:///?autostarttoken=a%26redirect%3Dhttps%3A%2F%2Fevil.example%2F%23&redirect=null");
    }

    private static String address(String form) {
        return switch (form) {
            case "https" -> HTTPS;
            case "scheme" -> SCHEME;
            default -> form;
        };
    }
}
