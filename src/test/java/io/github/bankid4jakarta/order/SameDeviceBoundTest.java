package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("4: a same-device order is never completed by polling alone")
class SameDeviceBoundTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    @Test
    void claimWhenNonceCameBackThenLogin() {
        FakeBankId.Order order = completed(browser);
        assertThat(fixture.engine.returned(browser, order.nonce())).isTrue();
        assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.Complete.class);
        assertThat(fixture.engine.claim(browser)).isPresent();
    }

    @Test
    void claimWhenOnlyPolledThenNothing() {
        completed(browser);
        assertThat(EngineFixture.pending(fixture.engine.state(browser)).awaitingReturn())
                .isTrue();
        assertThat(fixture.engine.claim(browser)).isEmpty();
    }

    @Test
    void returnedWhenAnotherBrowserThenRefusedAndReported() {
        FakeBankId.Order order = completed(browser);
        MapOrderStore other = new MapOrderStore("other");
        fixture.started(other, LoginMode.SAME_DEVICE);
        assertThat(fixture.engine.returned(other, order.nonce())).isFalse();
        assertThat(fixture.engine.claim(other)).isEmpty();
        assertThat(fixture.engine.claim(browser)).isEmpty();
        assertThat(fixture.events).contains(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.RETURN_MISMATCH));
    }

    @Test
    void returnedWhenNoOrderThenRefused() {
        FakeBankId.Order order = completed(browser);
        assertThat(fixture.engine.returned(new MapOrderStore("none"), order.nonce()))
                .isFalse();
    }

    @Test
    void returnedWhenNonceOfOlderOrderThenRefused() {
        String old = completed(browser).nonce();
        fixture.clock.advanceSeconds(3);
        completed(browser);
        assertThat(fixture.engine.returned(browser, old)).isFalse();
        assertThat(fixture.engine.claim(browser)).isEmpty();
    }

    @Test
    void returnedWhenReloadedThenTheSameAnswerAsOftenAsItComes() {
        FakeBankId.Order order = completed(browser);
        MapOrderStore other = new MapOrderStore("other");
        for (int reload = 0; reload < 20; reload++) {
            assertThat(fixture.engine.returned(browser, order.nonce())).isTrue();
            assertThat(fixture.engine.returned(other, order.nonce())).isFalse();
        }
        assertThat(fixture.engine.claim(browser)).isPresent();
    }

    @Test
    void returnedWhenCancelledInTheAppThenTheOwnBrowserIsToldAsItsOwn() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.SAME_DEVICE);
        order.fail(HintCode.USER_CANCEL);
        fixture.poll(browser);
        assertThat(fixture.engine.returned(browser, order.nonce())).isTrue();
        assertThat(fixture.engine.returned(browser, "another")).isFalse();
        assertThat(EngineFixture.failed(fixture.engine.state(browser)).failure().hintCode())
                .isEqualTo(HintCode.USER_CANCEL);
        assertThat(fixture.engine.claim(browser)).isEmpty();
    }

    @Test
    void returnedWhenQrOrderThenNoNonceTouchesIt() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
        guess(50);
        order.complete(null);
        fixture.poll(browser);
        guess(50);
        assertThat(fixture.engine.claim(browser)).isPresent();
    }

    @Test
    void returnedWhenNonceCameBackThenNoOtherTouchesTheOrder() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.SAME_DEVICE);
        assertThat(fixture.engine.returned(browser, order.nonce())).isTrue();
        guess(50);
        order.complete(null);
        fixture.poll(browser);
        assertThat(fixture.engine.claim(browser)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"4, false", "5, true"})
    void returnedWhenGuessedWhilePendingThenGivenUpAtBankIdToo(int guesses, boolean cancelled) {
        FakeBankId.Order order = fixture.started(browser, LoginMode.SAME_DEVICE);
        guess(guesses);
        fixture.executor.runAll();
        assertThat(order.cancelled).isEqualTo(cancelled);
        assertThat(fixture.engine.state(browser) instanceof LoginState.Failed).isEqualTo(cancelled);
    }

    private void guess(int times) {
        for (int guess = 0; guess < times; guess++) {
            assertThat(fixture.engine.returned(browser, "guess" + guess)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"4, true", "5, false"})
    void returnedWhenGuessedThenOrderIsGivenUp(int guesses, boolean stillGood) {
        FakeBankId.Order order = completed(browser);
        for (int guess = 0; guess < guesses; guess++) {
            fixture.engine.returned(browser, "guess" + guess);
        }
        assertThat(fixture.engine.returned(browser, order.nonce())).isEqualTo(stillGood);
        assertThat(fixture.engine.claim(browser).isPresent()).isEqualTo(stillGood);
    }

    @Test
    void startWhenSameDeviceThenNonceHas256BitsAndIsNotKept() {
        FakeBankId.Order order = fixture.started(browser, LoginMode.SAME_DEVICE);
        fixture.engine.state(browser);
        assertThat(order.nonce()).hasSize(43);
        assertThat(order.returnUrl).hasValueSatisfying(url -> assertThat(url)
                .startsWith("https://www.example.se/.bankid/return?nonce=")
                .hasSizeLessThanOrEqualTo(512));
        assertThat(browser.load()).hasValueSatisfying(text -> assertThat(text).doesNotContain(order.nonce()));
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT, 203.0.113.17, true",
        "EXACT, 203.0.113.18, false",
        "EXACT, , false",
        "EXACT, nonsense, false",
        "PREFIX, 203.0.113.200, true",
        "PREFIX, 203.0.114.17, false",
        "PREFIX, 2001:db8::1, false"
    })
    void completeWhenBackendSendsNobodyBackThenAddressDecides(SameDevice policy, String deviceIp, boolean login) {
        EngineFixture hosted = EngineFixture.hosted(policy);
        hosted.started(browser, LoginMode.SAME_DEVICE).complete(deviceIp);
        LoginState state = hosted.poll(browser);
        assertThat(hosted.engine.claim(browser).isPresent()).isEqualTo(login);
        if (!login) {
            assertThat(EngineFixture.failed(state).failure().reason()).isEqualTo(Failure.Reason.DEVICE_MISMATCH);
            assertThat(hosted.events).contains(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.DEVICE_MISMATCH));
        }
    }

    @Test
    void startWhenSameDeviceIsOffThenNotOffered() {
        EngineFixture off = EngineFixture.hosted(SameDevice.OFF);
        assertThat(off.engine.start(browser, EngineFixture.request(LoginMode.SAME_DEVICE)))
                .isInstanceOf(StartOutcome.NotOffered.class);
        assertThat(off.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                .isInstanceOf(StartOutcome.Started.class);
    }

    private FakeBankId.Order completed(MapOrderStore store) {
        FakeBankId.Order order = fixture.started(store, LoginMode.SAME_DEVICE);
        order.complete("198.51.100.1");
        fixture.poll(store);
        return order;
    }
}
