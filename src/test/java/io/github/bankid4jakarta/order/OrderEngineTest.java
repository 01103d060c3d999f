package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order engine in virtual time. The numbers are those of the invariants in {@code docs/flow.md}. */
class OrderEngineTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

    private static LoginState.Failed failed(LoginState state) {
        assertThat(state).isInstanceOf(LoginState.Failed.class);
        return (LoginState.Failed) state;
    }

    private static LoginState.Pending pending(LoginState state) {
        assertThat(state).isInstanceOf(LoginState.Pending.class);
        return (LoginState.Pending) state;
    }

    @Nested
    @DisplayName("1: no principal without an upstream complete for the same order, backend and purpose")
    class OnlyAfterComplete {

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
            assertThat(failed(fixture.poll(browser)).failure().hintCode().value())
                    .isEqualTo(hint);
            assertThat(fixture.engine.claim(browser)).isEmpty();
        }

        @Test
        void collectWhenAnswerContradictsThenTechnicalFailureAndAlert() {
            fixture.started(browser, LoginMode.QR).complete(null);
            fixture.bankId.failNext(() -> BankIdProtocolException.contradictory("another order"));
            assertThat(failed(fixture.poll(browser)).failure().reason()).isEqualTo(Failure.Reason.TECHNICAL);
            assertThat(fixture.events).anyMatch(BankIdEvent.BackendTrouble.class::isInstance);
        }

        @Test
        void collectWhenClientBreaksThenTechnicalFailure() {
            fixture.started(browser, LoginMode.QR).complete(null);
            fixture.bankId.failNext(() -> {
                throw new IllegalStateException("a defect");
            });
            assertThat(failed(fixture.poll(browser)).failure().reason()).isEqualTo(Failure.Reason.TECHNICAL);
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

    @Nested
    @DisplayName("2: one order gives at most one login, to the session that started")
    class OneLogin {

        @Test
        void claimWhenClaimedBeforeThenNothing() {
            complete(browser);
            assertThat(fixture.engine.claim(browser)).isPresent();
            assertThat(fixture.engine.claim(browser)).isEmpty();
            assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.None.class);
        }

        @Test
        void claimWhenAnotherBrowserThenNothing() {
            complete(browser);
            MapOrderStore other = new MapOrderStore("other");
            assertThat(fixture.engine.claim(other)).isEmpty();
            assertThat(fixture.engine.state(other)).isInstanceOf(LoginState.None.class);
            assertThat(fixture.engine.claim(browser)).isPresent();
        }

        @ParameterizedTest
        @CsvSource({"60, true", "61, false"})
        void claimWhenLateThenOnlyWithinAMinute(int seconds, boolean claimed) {
            complete(browser);
            fixture.clock.advanceSeconds(seconds);
            assertThat(fixture.engine.claim(browser).isPresent()).isEqualTo(claimed);
        }

        @Test
        void stateWhenClaimIsLateThenIdentityIsForgotten() {
            complete(browser);
            assertThat(browser.load())
                    .hasValueSatisfying(text -> assertThat(text).contains("191212121212"));
            fixture.clock.advanceSeconds(61);
            assertThat(failed(fixture.engine.state(browser)).failure().reason())
                    .isEqualTo(Failure.Reason.CLAIM_EXPIRED);
            assertThat(browser.load())
                    .hasValueSatisfying(text -> assertThat(text).doesNotContain("191212121212"));
        }

        @Test
        void claimWhenManyTabsAtOnceThenExactlyOne() throws Exception {
            ExecutorService tabs = Executors.newFixedThreadPool(8);
            try {
                for (int round = 0; round < 500; round++) {
                    MapOrderStore store = new MapOrderStore("round" + round);
                    complete(store);
                    Callable<Optional<ClaimedLogin>> claim = () -> {
                        fixture.engine.state(store);
                        return fixture.engine.claim(store);
                    };
                    int logins = 0;
                    for (Future<Optional<ClaimedLogin>> tab : tabs.invokeAll(List.of(claim, claim, claim, claim))) {
                        logins += tab.get().isPresent() ? 1 : 0;
                    }
                    assertThat(logins).isEqualTo(1);
                }
            } finally {
                tabs.shutdownNow();
            }
        }

        private void complete(MapOrderStore store) {
            fixture.started(store, LoginMode.QR).complete(null);
            assertThat(fixture.poll(store)).isInstanceOf(LoginState.Complete.class);
        }
    }

    @Nested
    @DisplayName("3: each mode keeps the other's token to itself")
    class ModesApart {

        @Test
        void stateWhenQrThenTextOfThisSecondAndNoLaunchToken() {
            fixture.started(browser, LoginMode.QR);
            LoginState.Pending first = pending(fixture.engine.state(browser));
            assertThat(first.launchToken()).isEmpty();
            assertThat(first.qrText())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("bankid.token1.0."));
            fixture.clock.advance(Duration.ofMillis(7999));
            assertThat(pending(fixture.engine.state(browser)).qrText())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("bankid.token1.7."));
        }

        @Test
        void stateWhenSameDeviceThenLaunchTokenAndNoQr() {
            fixture.started(browser, LoginMode.SAME_DEVICE);
            LoginState.Pending state = pending(fixture.engine.state(browser));
            assertThat(state.qrText()).isEmpty();
            assertThat(state.launchToken())
                    .hasValueSatisfying(token -> assertThat(token.value()).isEqualTo("auto1"));
        }

        @ParameterizedTest
        @CsvSource({"QR", "SAME_DEVICE"})
        void stateWhenPickedUpThenNothingToScanOrOpen(LoginMode mode) {
            fixture.started(browser, mode).hint(HintCode.USER_SIGN);
            LoginState.Pending state = pending(fixture.poll(browser));
            assertThat(state.qrText()).isEmpty();
            assertThat(state.launchToken()).isEmpty();
            assertThat(state.hintCode()).contains(HintCode.USER_SIGN);
        }

        @Test
        void startWhenQrThenNoReturnAddressIsSent() {
            assertThat(fixture.started(browser, LoginMode.QR).returnUrl).isEmpty();
        }
    }

    @Nested
    @DisplayName("4: a same-device order is never completed by polling alone")
    class SameDeviceBound {

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
            assertThat(pending(fixture.engine.state(browser)).awaitingReturn()).isTrue();
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
        void returnedWhenNonceIsUsedTwiceThenOnceOnly() {
            FakeBankId.Order order = completed(browser);
            assertThat(fixture.engine.returned(browser, order.nonce())).isTrue();
            assertThat(fixture.engine.returned(browser, order.nonce())).isFalse();
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
            assertThat(browser.load())
                    .hasValueSatisfying(text -> assertThat(text).doesNotContain(order.nonce()));
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
                assertThat(failed(state).failure().reason()).isEqualTo(Failure.Reason.DEVICE_MISMATCH);
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

    @Nested
    @DisplayName("5: one collect in flight, one per two seconds, none after the end, nothing lost")
    class Pace {

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
            assertThat(pending(fixture.engine.state(browser)).trouble()).isTrue();
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
            assertThat(failed(fixture.poll(browser)).failure().reason()).isEqualTo(Failure.Reason.TECHNICAL);
            int collects = fixture.bankId.collects();
            fixture.poll(browser);
            assertThat(fixture.bankId.collects()).isEqualTo(collects);
        }

        @Test
        void stateWhenNodeDiesThenAnotherCarriesOn() {
            FakeBankId.Order order = fixture.started(browser, LoginMode.QR);
            fixture.poll(browser);
            OrderEngine other = fixture.engine(EngineFixture.rules(SameDevice.EXACT), 2);
            assertThat(pending(other.state(browser)).qrText())
                    .hasValueSatisfying(text -> assertThat(text).startsWith("bankid.token1.2."));
            order.complete(null);
            fixture.clock.advanceSeconds(2);
            other.state(browser);
            fixture.executor.runAll();
            assertThat(other.claim(browser)).isPresent();
        }
    }

    @Nested
    @DisplayName("6: a new start cancels, abandoned pages cost nothing, renewal is bounded")
    class StartsAndRenewals {

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
            assertThat(fixture.bankId.all())
                    .extracting(order -> order.cancelled)
                    .containsExactlyInAnyOrder(true, false);
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
            assertThat(failed(state).failure().hintCode()).isEqualTo(HintCode.START_FAILED);
            assertThat(seconds).isBetween(180, 212);
            assertThat(fixture.bankId.starts()).isBetween(6, 7);
            fixture.poll(browser);
            assertThat(fixture.bankId.starts()).isLessThanOrEqualTo(7);
        }

        @Test
        void stateWhenSameDeviceAppIsNotStartedThenNotRenewed() {
            fixture.started(browser, LoginMode.SAME_DEVICE).fail(HintCode.START_FAILED);
            assertThat(failed(fixture.poll(browser)).failure().hintCode()).isEqualTo(HintCode.START_FAILED);
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
            assertThat(pending(fixture.engine.state(browser)).qrText()).isPresent();
        }

        @Test
        void startWhenBankIdIsAwayThenFailedAndNotRepeated() {
            fixture.bankId.failNext(() -> BankIdUnavailableException.noAnswer("silent", null));
            fixture.start(browser, LoginMode.QR);
            fixture.executor.runAll();
            assertThat(failed(fixture.engine.state(browser)).failure().reason()).isEqualTo(Failure.Reason.UNAVAILABLE);
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

    @Nested
    @DisplayName("7: starts and pending orders are bounded")
    class Bounds {

        @Test
        void startWhenNodeIsFullThenNothingReachesBankId() {
            EngineFixture small = bounded(2, 50, 60, 60);
            small.started(new MapOrderStore("a"), LoginMode.QR);
            small.started(new MapOrderStore("b"), LoginMode.QR);
            assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                    .isInstanceOf(StartOutcome.Full.class);
            assertThat(small.bankId.starts()).isEqualTo(2);
            small.engine.cancel(new MapOrderStore("a"));
            assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                    .isInstanceOf(StartOutcome.Started.class);
        }

        @Test
        void startWhenAddressHasTooManyOrdersThenTooMany() {
            EngineFixture small = bounded(100, 1, 60, 60);
            small.started(new MapOrderStore("a"), LoginMode.QR);
            assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                    .isInstanceOf(StartOutcome.TooMany.class);
            StartRequest elsewhere = new StartRequest(LoginMode.QR, "198.51.100.7", "https://www.example.se/r");
            assertThat(small.engine.start(browser, elsewhere)).isInstanceOf(StartOutcome.Started.class);
        }

        @Test
        void startWhenBrowserStartsTooOftenThenTooManyUntilItWaited() {
            EngineFixture small = bounded(100, 50, 5, 60);
            for (int start = 0; start < 3; start++) {
                small.started(browser, LoginMode.QR);
                small.clock.advanceSeconds(2);
            }
            StartOutcome fourth = small.engine.start(browser, EngineFixture.request(LoginMode.QR));
            assertThat(fourth).isInstanceOf(StartOutcome.TooMany.class);
            assertThat(small.engine.state(browser)).isInstanceOf(LoginState.Pending.class);
            small.clock.advance(((StartOutcome.TooMany) fourth).retryAfter());
            assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                    .isInstanceOf(StartOutcome.Started.class);
        }

        @Test
        void startWhenAddressStartsTooOftenThenTooMany() {
            EngineFixture small = bounded(100, 100, 60, 60);
            for (int start = 0; start < 20; start++) {
                small.started(new MapOrderStore("browser" + start), LoginMode.QR);
            }
            assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                    .isInstanceOf(StartOutcome.TooMany.class);
            assertThat(small.bankId.starts()).isEqualTo(20);
        }

        @Test
        void startWhenExecutorIsFullThenFailedWithoutHanging() {
            fixture.executor.full(true);
            assertThat(failed(fixture.start(browser, LoginMode.QR)).failure().reason())
                    .isEqualTo(Failure.Reason.UNAVAILABLE);
            fixture.executor.full(false);
            fixture.clock.advanceSeconds(3);
            fixture.started(browser, LoginMode.QR);
            assertThat(fixture.engine.state(browser)).isInstanceOf(LoginState.Pending.class);
        }

        @Test
        void startWhenAThousandAtOnceInOneSessionThenOneOrder() throws Exception {
            ExecutorService clicks = Executors.newFixedThreadPool(16);
            try {
                Callable<StartOutcome> click = () -> fixture.engine.start(browser, EngineFixture.request(LoginMode.QR));
                clicks.invokeAll(java.util.Collections.nCopies(1000, click));
            } finally {
                clicks.shutdownNow();
            }
            fixture.executor.runAll();
            assertThat(fixture.bankId.starts()).isEqualTo(1);
            assertThat(fixture.engine.pending()).isEqualTo(1);
        }

        private EngineFixture bounded(int pending, int perAddress, int perSession, int perMinute) {
            OrderRules rules = new OrderRules(
                    Duration.ZERO, Duration.ofMinutes(3), SameDevice.EXACT, pending, perAddress, perSession, perMinute);
            return new EngineFixture(Set.of(Capability.RETURN_URL), rules, 1);
        }
    }

    @Nested
    @DisplayName("8: what is kept is text, enough for another node")
    class KeptAsText {

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

    @Nested
    @DisplayName("9: secrets stay out of texts for people")
    class Masked {

        @Test
        void toStringWhenCompletedThenNoPersonAndNoToken() {
            fixture.started(browser, LoginMode.QR).complete(null);
            LoginState state = fixture.poll(browser);
            LoginOrder order = OrderText.read(browser.load().orElseThrow()).orElseThrow();
            String said = state + " " + order + " " + order.progress() + fixture.events + fixture.engine.claim(browser);
            assertThat(said).doesNotContain("191212121212", "Person", "ref1", "auto1", "token1", "secret1");
        }
    }
}
