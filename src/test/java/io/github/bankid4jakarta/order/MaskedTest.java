package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.LoginMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("9: secrets stay out of texts for people")
class MaskedTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void toStringWhenCompletedThenNoPersonAndNoToken() {
        fixture.started(browser, LoginMode.QR).complete(null);
        LoginState state = fixture.poll(browser);
        LoginOrder order = OrderText.read(browser.load().orElseThrow()).orElseThrow();
        String said = state + " " + order + " " + order.progress() + fixture.events + fixture.engine.claim(browser);
        assertThat(said).doesNotContain("191212121212", "Person", "ref1", "auto1", "token1", "secret1");
    }
}
