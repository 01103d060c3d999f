package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("5: one collect in flight, one per two seconds, none after the end, nothing lost")
class PaceTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void stateWhenManyTabsPollThenOneCollectPerTwoSeconds() {
        fixture.started(browser, LoginMode.QR);
        for (int tenth = 0; tenth < 200; tenth++) {
            fixture.engine.state(browser);
            fixture.engine.state(browser);
            fixture.executor.runAll();
            fixture.clock.advance(Duration.ofMillis(100));
        }
        assertThat(fixture.bankId.collects()).isEqualTo(10);
        assertThat(fixture.bankId.violations()).isEmpty();
    }

    @Test
    void stateWhenCollectIsInFlightThenNoOther() {
        fixture.started(browser, LoginMode.QR);
        fixture.engine.state(browser);
        fixture.clock.advanceSeconds(20);
        fixture.engine.state(browser);
        assertThat(fixture.executor.size()).isEqualTo(1);
    }

    @Test
    void stateWhenCompleteThenLatchedForEveryTab() {
        fixture.started(browser, LoginMode.QR).complete(null);
        fixture.poll(browser);
        int collects = fixture.bankId.collects();
        for (int poll = 0; poll < 20; poll++) {
            fixture.clock.advanceSeconds(2);
            assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.Complete.class);
            fixture.executor.runAll();
        }
        assertThat(fixture.bankId.collects()).isEqualTo(collects);
    }

    @Test
    void stateWhenOutageOfThirtySecondsThenLoginStillCompletes() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        order.hint(HintCode.USER_SIGN);
        fixture.poll(browser);
        fixture.bankId.failNext(() -> BankIdUnavailableException.noAnswer("silent", null));
        for (int second = 0; second < 30; second += 2) {
            fixture.poll(browser);
        }
        assertThat(EngineFixture.pending(fixture.engine.state(browser)).trouble())
                .isTrue();
        fixture.bankId.answerAgain();
        order.complete(null);
        fixture.poll(browser);
        assertThat(fixture.engine.claim(browser)).isPresent();
    }

    @Test
    void stateWhenBankIdAsksToWaitThenSlower() {
        fixture.started(browser, LoginMode.QR);
        fixture.bankId.failNext(() -> BankIdUnavailableException.busy("429", Duration.ofSeconds(60)));
        fixture.poll(browser);
        int collects = fixture.bankId.collects();
        for (int second = 0; second < 8; second += 2) {
            fixture.poll(browser);
        }
        assertThat(fixture.bankId.collects()).isEqualTo(collects);
        fixture.poll(browser);
        assertThat(fixture.bankId.collects()).isEqualTo(collects + 1);
    }

    @Test
    void stateWhenOrderIsUnknownToBankIdThenFailedAndNeverCollectedAgain() {
        fixture.started(browser, LoginMode.QR);
        fixture.bankId.failNext(() -> new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "no such order"));
        assertThat(EngineFixture.failed(fixture.poll(browser)).failure().reason())
                .isEqualTo(Failure.Reason.TECHNICAL);
        int collects = fixture.bankId.collects();
        fixture.poll(browser);
        assertThat(fixture.bankId.collects()).isEqualTo(collects);
    }

    @Test
    void stateWhenNodeDiesThenAnotherCarriesOn() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.poll(browser);
        OrderEngine other = fixture.engine(EngineFixture.rules(SameDevice.EXACT), 2);
        assertThat(EngineFixture.pending(other.state(browser)).qrText())
                .hasValueSatisfying(text -> assertThat(text).startsWith("bankid.token1.2."));
        order.complete(null);
        fixture.clock.advanceSeconds(2);
        other.state(browser);
        fixture.executor.runAll();
        assertThat(other.claim(browser)).isPresent();
    }
}
