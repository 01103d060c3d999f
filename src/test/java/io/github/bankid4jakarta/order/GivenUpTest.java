package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every way in which an order is given up here, and the twins in which it lives on. */
@DisplayName("6: what is given up is cancelled at BankID, and a page that only slept goes on")
class GivenUpTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");
    private final MapOrderStore passerBy = new MapOrderStore("passer-by");

    @Test
    void sweepWhenPageLeftBeforeItSawTheOrderThenCancelled() {
        fixture.start(browser, LoginMode.QR);
        fixture.executor.runAll();
        quiet();
        assertThat(order(0).cancelled).isTrue();
        assertThat(fixture.engine.pending()).isZero();
    }

    @Test
    void sweepWhenPageSawTheOrderThenNoLongerCountedAndItGoesOn() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.SAME_DEVICE);
        fixture.poll(browser);
        quiet();
        assertThat(fixture.engine.pending()).isZero();
        assertThat(order.cancelled).isFalse();

        fixture.clock.advanceSeconds(100);
        order.complete("198.51.100.1");
        assertThat(fixture.engine.returned(browser, order.nonce())).isTrue();
        fixture.poll(browser);
        assertThat(fixture.engine.claim(browser)).isPresent();
        assertThat(fixture.bankId.starts()).isEqualTo(1);
        assertThat(fixture.bankId.violations()).isEmpty();
    }

    @Test
    void sweepWhenUnseenOrderWasForgottenAndThePageComesBackThenQrStartsAnew() {
        fixture.start(browser, LoginMode.QR);
        fixture.executor.runAll();
        quiet();
        fixture.poll(browser);
        assertThat(EngineFixture.pending(fixture.engine.state(browser)).qrText())
                .isPresent();
        assertThat(fixture.bankId.all()).extracting(order -> order.cancelled).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void sweepWhenUnseenOrderAwaitsItsNonceThenItIsNotStartedWithoutOne() {
        fixture.start(browser, LoginMode.SAME_DEVICE);
        fixture.executor.runAll();
        quiet();
        assertThat(EngineFixture.failed(fixture.poll(browser)).failure().reason())
                .isEqualTo(Failure.Reason.UNAVAILABLE);
        assertThat(fixture.bankId.starts()).isEqualTo(1);
        fixture.started(browser, LoginMode.SAME_DEVICE).complete(null);
        assertThat(fixture.engine.returned(browser, fixture.bankId.last().nonce()))
                .isTrue();
    }

    @Test
    void sweepWhenTheEndIsKeptNowhereElseThenItIsNotForgotten() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.poll(browser);
        order.complete(null);
        fixture.clock.advanceSeconds(2);
        fixture.engine.state(browser);
        fixture.executor.runAll(); // nobody has asked since
        quiet();
        assertThat(fixture.engine.claim(browser)).isPresent();
    }

    @Test
    void collectWhenAnswerContradictsThenCancelled() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.bankId.failNext(() -> BankIdProtocolException.contradictory("two ends"));
        fixture.poll(browser);
        fixture.executor.runAll();
        assertThat(order.cancelled).isTrue();
    }

    @Test
    void collectWhenThereIsNoAnswerThenNotCancelled() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.bankId.failNext(() -> BankIdUnavailableException.noAnswer("silent", null));
        fixture.poll(browser);
        fixture.executor.runAll();
        assertThat(order.cancelled).isFalse();
    }

    @Test
    void collectWhenBankIdEndedItThenNotCancelled() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        order.fail(HintCode.USER_CANCEL);
        fixture.poll(browser);
        fixture.executor.runAll();
        assertThat(order.cancelled).isFalse();
    }

    @Test
    void stateWhenSessionHasGoneThenCancelled() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.poll(browser);
        browser.remove();
        assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.None.class);
        fixture.executor.runAll();
        assertThat(order.cancelled).isTrue();
    }

    @Test
    void stateWhenAnotherNodeStartedAnewThenTheOrderItNeverSawIsCancelled() {
        fixture.start(browser, LoginMode.QR);
        fixture.executor.runAll(); // known to the first node only
        fixture.clock.advanceSeconds(3);
        OrderEngine other = fixture.engine(EngineFixture.rules(SameDevice.EXACT), 2);
        other.start(browser, EngineFixture.request(LoginMode.SAME_DEVICE));
        fixture.executor.runAll();
        other.state(browser);
        fixture.engine.state(browser);
        fixture.executor.runAll();
        assertThat(order(0).cancelled).isTrue();
        assertThat(order(1).cancelled).isFalse();
    }

    @Test
    void stateWhenAnotherNodeWentOnWithTheSameOrderThenNotCancelled() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        fixture.poll(browser);
        OrderEngine other = fixture.engine(EngineFixture.rules(SameDevice.EXACT), 2);
        order.hint(HintCode.USER_SIGN);
        fixture.clock.advanceSeconds(2);
        other.state(browser);
        fixture.executor.runAll();
        other.state(browser);
        fixture.engine.state(browser);
        fixture.executor.runAll();
        assertThat(order.cancelled).isFalse();
    }

    /** Time goes by, and somebody else's request makes the node look round. */
    private void quiet() {
        fixture.clock.advance(OrderRules.QUIET.plusMillis(1));
        fixture.engine.state(passerBy);
        fixture.executor.runAll();
    }

    private FakeBankId.Order order(int index) {
        List<FakeBankId.Order> orders = fixture.bankId.all().stream()
                .sorted((one, two) -> one.ref.compareTo(two.ref))
                .toList();
        return orders.get(index);
    }
}
