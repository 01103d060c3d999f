package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.SameDevice;
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
