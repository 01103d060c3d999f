package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("1: no principal without an upstream complete for the same order, backend and purpose")
class OnlyAfterCompleteTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void claimWhenCompleteThenThePersonOfThatOrder() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        order.complete("198.51.100.1");
        assertThat(fixture.poll(browser)).isInstanceOf(LoginState.Complete.class);
        assertThat(fixture.engine.claim(browser)).hasValueSatisfying(login -> {
            assertThat(login.user().surname()).isEqualTo(order.ref);
            assertThat(login.backend()).isEqualTo("fake");
        });
    }

    @Test
    void claimWhenPendingThenNothing() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        order.hint(HintCode.USER_SIGN);
        fixture.poll(browser);
        assertThat(fixture.engine.claim(browser)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userCancel", "somethingNew"})
    void claimWhenFailedThenNothing(String hint) {
        fixture.started(browser, LoginMode.QR).fail(HintCode.of(hint));
        assertThat(EngineFixture.failed(fixture.poll(browser))
                        .failure()
                        .hintCode()
                        .value())
                .isEqualTo(hint);
        assertThat(fixture.engine.claim(browser)).isEmpty();
    }

    @Test
    void collectWhenAnswerContradictsThenTechnicalFailureAndAlert() {
        fixture.started(browser, LoginMode.QR).complete(null);
        fixture.bankId.failNext(() -> BankIdProtocolException.contradictory("another order"));
        assertThat(EngineFixture.failed(fixture.poll(browser)).failure().reason())
                .isEqualTo(Failure.Reason.TECHNICAL);
        assertThat(fixture.events).anyMatch(BankIdEvent.BackendTrouble.class::isInstance);
    }

    @Test
    void collectWhenClientBreaksThenTechnicalFailure() {
        fixture.started(browser, LoginMode.QR).complete(null);
        fixture.bankId.failNext(() -> {
            throw new IllegalStateException("a defect");
        });
        assertThat(EngineFixture.failed(fixture.poll(browser)).failure().reason())
                .isEqualTo(Failure.Reason.TECHNICAL);
    }

    @Test
    void stateWhenOrderIsOfAnotherBackendThenNoOrder() {
        fixture.started(browser, LoginMode.QR).complete(null);
        fixture.poll(browser);
        OrderEngine other = new OrderEngine(
                fixture.bankId,
                "other",
                EngineFixture.rules(SameDevice.EXACT),
                fixture.events::add,
                fixture.clock,
                new java.util.Random(1),
                fixture.executor);
        assertThat(other.claim(browser)).isEmpty();
        assertThat(fixture.engine.claim(browser)).isPresent();
    }
}
