package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSessionTest {

    private final FakeBrowser browser = new FakeBrowser();

    @Test
    void sessionWhenOnlyLookedForThenNoneIsMade() {
        assertThat(BrowserSession.existing(request())).isEmpty();
        assertThat(browser.sessionsMade()).isZero();

        BrowserSession.opened(request());
        assertThat(BrowserSession.existing(request())).isPresent();
        assertThat(browser.sessionsMade()).isOne();
    }

    @Test
    void sessionWhenOpenedAgainThenItsTokensStay() {
        BrowserSession first = BrowserSession.opened(request());
        BrowserSession second = BrowserSession.opened(request());

        assertThat(second.csrf()).isEqualTo(first.csrf()).hasSize(43);
        assertThat(second.orders().map(OrderStore::browserKey))
                .isEqualTo(first.orders().map(OrderStore::browserKey));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"x", "AaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaA"})
    void csrfWhenAnotherThenRefused(String token) {
        BrowserSession session = BrowserSession.opened(request());

        assertThat(session.hasCsrf(token)).isFalse();
        assertThat(session.hasCsrf(session.csrf())).isTrue();
        assertThat(session.hasCsrf(session.csrf() + " ")).isFalse();
    }

    @Test
    void csrfWhenTheSessionNeverHadOneThenNothingMatches() {
        browser.openSession();
        BrowserSession session = BrowserSession.existing(request()).orElseThrow();

        assertThat(session.hasCsrf("")).isFalse();
        assertThat(session.hasCsrf(null)).isFalse();
        assertThat(session.orders()).isEmpty();
    }

    @Test
    void attributeWhenOfAnotherTypeThenAsIfNotThere() {
        BrowserSession session = BrowserSession.opened(request());
        session.keep(new KeptCaller("tolvan", KeptCallerTest.user(KeptCallerTest.TOLVAN), Set.of()));
        assertThat(session.caller()).isPresent();

        browser.openSession().attributes().replaceAll((name, text) -> 42);

        assertThat(session.caller()).isEmpty();
        assertThat(session.csrf()).isEmpty();
    }

    @Test
    void sessionWhenItEndsMeanwhileThenReadsAsEmptyAndNothingFails() {
        BrowserSession session = BrowserSession.opened(request());
        session.want("/account");
        OrderStore orders = session.orders().orElseThrow();
        session.invalidate();

        session.invalidate();
        session.clear();
        session.want("/account");
        orders.save("order");
        orders.remove();

        assertThat(session.wanted()).isEmpty();
        assertThat(session.csrf()).isEmpty();
        assertThat(orders.load()).isEmpty();
        assertThat(BrowserSession.renewId(request())).isFalse();
    }

    @Test
    void idWhenTheServerKeepsItThenNotRenewed() {
        BrowserSession.opened(request());

        assertThat(BrowserSession.renewId(request())).isTrue();
        browser.serverKeepsIds();
        assertThat(BrowserSession.renewId(request())).isFalse();
    }

    private HttpServletRequest request() {
        return browser.get("/.bankid/login").request();
    }
}
