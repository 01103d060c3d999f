package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("3: each mode keeps the other's token to itself")
class ModesApartTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void stateWhenQrThenTextOfThisSecondAndNoLaunchToken() {
        fixture.started(browser, LoginMode.QR);
        LoginState.Pending first = EngineFixture.pending(fixture.engine.state(browser));
        assertThat(first.launchToken()).isEmpty();
        assertThat(first.qrText()).hasValueSatisfying(text -> assertThat(text).startsWith("bankid.token1.0."));
        fixture.clock.advance(Duration.ofMillis(7999));
        assertThat(EngineFixture.pending(fixture.engine.state(browser)).qrText())
                .hasValueSatisfying(text -> assertThat(text).startsWith("bankid.token1.7."));
    }

    @Test
    void stateWhenSameDeviceThenLaunchTokenAndNoQr() {
        fixture.started(browser, LoginMode.SAME_DEVICE);
        LoginState.Pending state = EngineFixture.pending(fixture.engine.state(browser));
        assertThat(state.qrText()).isEmpty();
        assertThat(state.launchToken())
                .hasValueSatisfying(token -> assertThat(token.value()).isEqualTo("auto1"));
    }

    @ParameterizedTest
    @CsvSource({"QR", "SAME_DEVICE"})
    void stateWhenPickedUpThenNothingToScanOrOpen(LoginMode mode) {
        fixture.started(browser, mode).hint(HintCode.USER_SIGN);
        LoginState.Pending state = EngineFixture.pending(fixture.poll(browser));
        assertThat(state.qrText()).isEmpty();
        assertThat(state.launchToken()).isEmpty();
        assertThat(state.hintCode()).contains(HintCode.USER_SIGN);
    }

    @Test
    void startWhenQrThenNoReturnAddressIsSent() {
        assertThat(fixture.started(browser, LoginMode.QR).returnUrl).isEmpty();
    }
}
