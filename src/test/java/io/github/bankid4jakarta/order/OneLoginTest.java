package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.model.LoginMode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order engine in virtual time, by the invariants of {@code docs/flow.md}. */
@DisplayName("2: one order gives at most one login, to the session that started")
class OneLoginTest {

    private final EngineFixture fixture = EngineFixture.sendingBack();
    private final MapOrderStore browser = new MapOrderStore("browser");

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
        assertThat(browser.load()).hasValueSatisfying(text -> assertThat(text).contains("191212121212"));
        fixture.clock.advanceSeconds(61);
        assertThat(EngineFixture.failed(fixture.engine.state(browser)).failure().reason())
                .isEqualTo(Failure.Reason.CLAIM_EXPIRED);
        assertThat(browser.load()).hasValueSatisfying(text -> assertThat(text).doesNotContain("191212121212"));
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

    /** What this node forgets comes back from the session as another object, which must not be claimed once more. */
    @Test
    void claimWhenForgottenAtTheSameMomentThenExactlyOne() throws Exception {
        ExecutorService requests = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 500; round++) {
                MapOrderStore store = new MapOrderStore("round" + round);
                complete(store);
                fixture.clock.advance(OrderRules.QUIET.plusMillis(1));
                Callable<Optional<ClaimedLogin>> claim = () -> fixture.engine.claim(store);
                Callable<Optional<ClaimedLogin>> passerBy = () -> {
                    fixture.engine.state(new MapOrderStore("passer-by"));
                    return Optional.empty();
                };
                int logins = 0;
                for (Future<Optional<ClaimedLogin>> request :
                        requests.invokeAll(List.of(claim, passerBy, claim, passerBy, claim))) {
                    logins += request.get().isPresent() ? 1 : 0;
                }
                logins += fixture.engine.claim(store).isPresent() ? 1 : 0;
                assertThat(logins).isEqualTo(1);
            }
        } finally {
            requests.shutdownNow();
        }
    }

    private void complete(MapOrderStore store) {
        fixture.started(store, LoginMode.QR).complete(null);
        assertThat(fixture.poll(store)).isInstanceOf(LoginState.Complete.class);
    }
}
