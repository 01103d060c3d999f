package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("7: starts and pending orders are bounded")
class BoundsTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

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
    void startWhenTooMuchOfAnAddressCameToNothingThenItWaitsForItsTurn() {
        EngineFixture small = bounded(1000, 1000, 60, 60);
        int starts = startUntilOneWaits(small);
        assertThat(starts).isEqualTo(150); // the other half is for those who ask again
        assertThat(EngineFixture.pending(small.engine.state(browser)).qrText()).isEmpty();
        small.clock.advanceSeconds(1);
        small.engine.state(browser);
        small.executor.runAll();
        assertThat(EngineFixture.pending(small.engine.state(browser)).qrText()).isPresent();
    }

    @Test
    void startWhenWhatCameBeforeWasTakenUpThenItDoesNotWait() {
        EngineFixture small = bounded(1000, 1000, 60, 60);
        for (int login = 0; login < 500; login++) {
            MapOrderStore store = new MapOrderStore("browser" + login);
            small.started(store, LoginMode.QR).hint(HintCode.USER_SIGN);
            small.engine.state(store);
            small.executor.runAll();
        }
        assertThat(small.bankId.starts()).isEqualTo(500);
    }

    @Test
    void startWhenThereIsNoLimitToSpeakOfThenNobodyWaits() {
        EngineFixture open = bounded(1000, 1000, 60, Integer.MAX_VALUE);
        assertThat(startUntilOneWaits(open)).isEqualTo(501);
    }

    @Test
    void startWhenChangingOnesMindThenNotRefusedButNotForEver() {
        EngineFixture small = bounded(1000, 1000, 5, 60);
        LoginMode[] modes = {LoginMode.QR, LoginMode.SAME_DEVICE};
        for (int start = 0; start <= OrderRules.SESSION_CHANGES; start++) {
            assertThat(small.engine.start(browser, EngineFixture.request(modes[start % 2])))
                    .isInstanceOf(StartOutcome.Started.class);
            small.executor.runAll();
            small.clock.advance(Duration.ofMillis(10));
        }
        assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.SAME_DEVICE)))
                .isInstanceOf(StartOutcome.TooMany.class);
        assertThat(small.bankId.all().stream().filter(order -> !order.cancelled))
                .hasSize(1);
    }

    @Test
    void startWhenManyChangeTheirMindsThenEachStartCountsAgainstTheAddress() {
        EngineFixture small = bounded(1000, 1000, 5, 60);
        LoginMode[] modes = {LoginMode.QR, LoginMode.SAME_DEVICE};
        for (int start = 0; start < 500; start++) {
            small.engine.start(new MapOrderStore("browser" + start / 10), EngineFixture.request(modes[start % 2]));
            small.executor.runAll();
        }
        assertThat(small.bankId.starts()).isEqualTo(150);
    }

    @Test
    void startWhenChangedMindWasTakenUpThenAllItsStartsAreGivenBack() {
        EngineFixture small = bounded(1000, 1000, 5, 60);
        LoginMode[] modes = {LoginMode.QR, LoginMode.SAME_DEVICE};
        for (int login = 0; login < 100; login++) {
            MapOrderStore store = new MapOrderStore("login" + login);
            for (int change = 0; change < 5; change++) {
                small.started(store, modes[change % 2]);
            }
            small.bankId.last().hint(HintCode.USER_SIGN);
            small.engine.state(store);
            small.executor.runAll();
        }
        assertThat(small.bankId.starts()).isEqualTo(500);
    }

    @Test
    void startWhenPagesHaveGoneThenTheyDoNotCountForLong() {
        EngineFixture small = bounded(100, 5, 60, 60);
        for (int page = 0; page < 5; page++) {
            small.start(new MapOrderStore("page" + page), LoginMode.QR);
            small.executor.runAll();
        }
        assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                .isInstanceOf(StartOutcome.TooMany.class);
        small.clock.advance(OrderRules.QUIET_IN_A_CROWD.plusMillis(1));
        assertThat(small.engine.start(browser, EngineFixture.request(LoginMode.QR)))
                .isInstanceOf(StartOutcome.Started.class);
        small.executor.runAll();
        assertThat(small.bankId.all().stream().filter(order -> !order.cancelled))
                .hasSize(1);
    }

    private int startUntilOneWaits(EngineFixture small) {
        for (int start = 0; start < 500; start++) {
            small.started(new MapOrderStore("browser" + start), LoginMode.QR);
        }
        small.start(browser, LoginMode.QR);
        small.executor.runAll();
        return small.bankId.starts();
    }

    @Test
    void startWhenExecutorIsFullThenFailedWithoutHanging() {
        fixture.executor.full(true);
        assertThat(EngineFixture.failed(fixture.start(browser, LoginMode.QR))
                        .failure()
                        .reason())
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
