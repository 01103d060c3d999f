package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("8: what is kept is text, enough for another node")
class KeptAsTextTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void readWhenWrittenThenTheSameOrder() {
        fixture.started(browser, LoginMode.SAME_DEVICE).hint(HintCode.USER_SIGN);
        fixture.poll(browser);
        String text = browser.load().orElseThrow();
        LoginOrder order = OrderText.read(text).orElseThrow();
        assertThat(OrderText.write(order)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "format=2", "format=1&is=running", "nonsense", "format=1&format=1", "%"})
    void stateWhenTextCannotBeReadThenNoOrder(String text) {
        browser.save(text);
        assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.None.class);
    }
}
