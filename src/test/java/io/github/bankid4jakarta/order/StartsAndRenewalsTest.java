package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("6: a new start cancels, abandoned pages cost nothing, renewal is bounded")
class StartsAndRenewalsTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void startWhenAnotherOrderRunsThenThatIsCancelledAtBankId() {
        FakeBankId.Order first = fixture.started(browser, LoginMode.QR);
        fixture.started(browser, LoginMode.SAME_DEVICE);
        assertThat(first.cancelled).isTrue();
        assertThat(fixture.engine.pending()).isEqualTo(1);
    }

    @Test
    void startWhenReplacedBeforeBankIdAnsweredThenTheLateOrderIsCancelled() {
        fixture.start(browser, LoginMode.QR);
        fixture.start(browser, LoginMode.SAME_DEVICE);
        fixture.executor.runAll();
        assertThat(fixture.bankId.all()).extracting(order -> order.cancelled).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void startWhenDoubleClickedThenOneOrder() {
        fixture.started(browser, LoginMode.QR);
        fixture.clock.advance(Duration.ofMillis(1999));
        fixture.started(browser, LoginMode.QR);
        assertThat(fixture.bankId.starts()).isEqualTo(1);
        fixture.clock.advance(Duration.ofMillis(1));
        fixture.started(browser, LoginMode.QR);
        assertThat(fixture.bankId.starts()).isEqualTo(2);
    }

    @Test
    void stateWhenNobodyAsksThenBankIdIsNotAsked() {
        fixture.started(browser, LoginMode.QR);
        fixture.poll(browser);
        int collects = fixture.bankId.collects();
        fixture.clock.advanceSeconds(60);
        fixture.executor.runAll();
        assertThat(fixture.bankId.collects()).isEqualTo(collects);
    }

    @Test
    void stateWhenNotScannedThenRenewedUntilThreeMinutesThenTryAgain() {
        fixture.started(browser, LoginMode.QR);
        LoginState state = fixture.engine.state(browser);
        int seconds = 0;
        while (state instanceof LoginState.Pending && seconds < 600) {
            if (seconds % 30 == 28) {
                fixture.bankId.last().fail(HintCode.START_FAILED);
            }
            state = fixture.poll(browser);
            seconds += 2;
        }
        assertThat(EngineFixture.failed(state).failure().hintCode()).isEqualTo(HintCode.START_FAILED);
        assertThat(seconds).isBetween(180, 212);
        assertThat(fixture.bankId.starts()).isBetween(6, 7);
        fixture.poll(browser);
        assertThat(fixture.bankId.starts()).isLessThanOrEqualTo(7);
    }

    @Test
    void stateWhenSameDeviceAppIsNotStartedThenNotRenewed() {
        fixture.started(browser, LoginMode.SAME_DEVICE).fail(HintCode.START_FAILED);
        assertThat(EngineFixture.failed(fixture.poll(browser)).failure().hintCode())
                .isEqualTo(HintCode.START_FAILED);
        assertThat(fixture.bankId.starts()).isEqualTo(1);
    }

    @Test
    void stateWhenRenewalMeetsAnOutageThenItIsTriedAgain() {
        fixture.started(browser, LoginMode.QR).fail(HintCode.START_FAILED);
        fixture.poll(browser);
        fixture.executor.runAll();
        fixture.bankId.last().fail(HintCode.START_FAILED);
        fixture.clock.advanceSeconds(2);
        fixture.engine.state(browser);
        fixture.executor.runAll();
        fixture.bankId.failNext(() -> BankIdUnavailableException.noAnswer("silent", null));
        fixture.poll(browser);
        fixture.poll(browser);
        fixture.bankId.answerAgain();
        fixture.poll(browser);
        fixture.executor.runAll();
        assertThat(EngineFixture.pending(fixture.engine.state(browser)).qrText())
                .isPresent();
    }

    @Test
    void startWhenBankIdIsAwayThenFailedAndNotRepeated() {
        fixture.bankId.failNext(() -> BankIdUnavailableException.noAnswer("silent", null));
        fixture.start(browser, LoginMode.QR);
        fixture.executor.runAll();
        assertThat(EngineFixture.failed(fixture.engine.state(browser)).failure().reason())
                .isEqualTo(Failure.Reason.UNAVAILABLE);
        fixture.poll(browser);
        assertThat(fixture.bankId.starts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"208, false", "214, true"})
    void stateWhenOrderIsOlderThanItsLifeThenExpired(int seconds, boolean expired) {
        fixture.started(browser, LoginMode.SAME_DEVICE).hint(HintCode.USER_SIGN);
        fixture.poll(browser);
        fixture.clock.advanceSeconds(seconds - 4);
        assertThat(fixture.poll(browser) instanceof LoginState.Failed).isEqualTo(expired);
    }

    @Test
    void cancelWhenPendingThenCancelledAtBankIdAndGone() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.engine.cancel(browser);
        fixture.executor.runAll();
        assertThat(order.cancelled).isTrue();
        assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.None.class);
        assertThat(fixture.engine.pending()).isZero();
    }
}
