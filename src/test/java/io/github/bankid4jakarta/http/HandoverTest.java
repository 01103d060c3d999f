package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTest {

    private static final String DEAD = "the id before";
    private static final Map<String, String> KEPT = Map.of("order", "kept");
    private static final BrowserId BROWSER = browser("b");

    private Instant now = Instant.parse("2026-12-01T12:00:00Z");
    private final InstantSource source = () -> now;
    private final Handover handover = new Handover(source.withZone(ZoneOffset.UTC));

    @Test
    void findWhenTheBrowserComesWithItsDeadIdThenWhatItHad() {
        handover.remember(BROWSER, DEAD, KEPT);

        assertThat(handover.find(BROWSER, DEAD)).contains(KEPT);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "another id"})
    void findWhenTheIdIsAnotherThenNothing(String id) {
        handover.remember(BROWSER, DEAD, KEPT);

        assertThat(handover.find(BROWSER, id)).isEmpty();
    }

    @Test
    void findWhenTheBrowserIsAnotherThenNothing() {
        handover.remember(BROWSER, DEAD, KEPT);

        assertThat(handover.find(browser("c"), DEAD)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void findWhenNoIdDiedThenNothing(String none) {
        handover.remember(BROWSER, none, KEPT);

        assertThat(handover.find(BROWSER, none)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14999, true", "15000, false"})
    void findWhenTimeHasPassedThenForSecondsOnly(long millis, boolean found) {
        handover.remember(BROWSER, DEAD, KEPT);
        now = now.plus(Duration.ofMillis(millis));

        assertThat(handover.find(BROWSER, DEAD).isPresent()).isEqualTo(found);
    }

    @Test
    void findWhenForgottenOrRenewedAgainThenNothing() {
        handover.remember(BROWSER, DEAD, KEPT);
        handover.remember(BROWSER, "a later id", KEPT);
        assertThat(handover.find(BROWSER, DEAD)).isEmpty();

        handover.forget(BROWSER);
        assertThat(handover.find(BROWSER, "a later id")).isEmpty();
    }

    private static BrowserId browser(String letter) {
        return new BrowserId(letter.repeat(43), true, true);
    }
}
