package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTokensTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final BrowserId BROWSER = new BrowserId("b".repeat(43), true, true);

    private final DeploymentKey key = DeploymentKey.random();

    @Test
    void tokenWhenChangedInOnePlaceThenNotHeld() {
        FormTokens tokens = at(Duration.ZERO);
        String token = tokens.make(BROWSER);
        int dot = token.indexOf('.');

        assertThat(tokens.holds(BROWSER, token)).isTrue();
        assertThat(List.of(
                        "",
                        "x",
                        token.substring(0, dot),
                        token.substring(dot),
                        token.substring(0, dot + 1),
                        "1" + token,
                        token + "A",
                        token + "." + token,
                        " " + token,
                        "-" + token,
                        "9".repeat(40) + token.substring(dot)))
                .noneMatch(changed -> tokens.holds(BROWSER, changed));
        assertThat(tokens.holds(BROWSER, null)).isFalse();
        assertThat(tokens.holds(new BrowserId("c".repeat(43), true, true), token))
                .isFalse();
    }

    /** In seconds; another node's clock may be behind. */
    @ParameterizedTest
    @CsvSource({"3600, true", "3601, false", "-3600, true", "-3601, false"})
    void tokenWhenOldOrOfALaterTimeThenHeldForAnHourOnly(long age, boolean held) {
        String token = at(Duration.ZERO).make(BROWSER);

        assertThat(at(Duration.ofSeconds(age)).holds(BROWSER, token)).isEqualTo(held);
    }

    private FormTokens at(Duration later) {
        return new FormTokens(key, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }
}
