package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowserSessionTest {

    private final FakeBrowser browser = new FakeBrowser();

    @Test
    void sessionWhenOnlyLookedForThenNoneIsMade() {
        assertThat(BrowserSession.existing(request())).isEmpty();
        BrowserSession opened = BrowserSession.opened(request());
        opened.wantNothing();
        opened.invalidate();
        assertThat(opened.ordersToStart().load()).isEmpty();
        assertThat(browser.sessionsMade()).isZero();

        opened.ordersToStart().save("order");
        assertThat(BrowserSession.existing(request())).isPresent();
        assertThat(browser.sessionsMade()).isOne();
    }

    @Test
    void sessionWhenOpenedAgainThenItsOrderStays() {
        OrderStore first = BrowserSession.opened(request()).ordersToStart();
        first.save("order");

        BrowserSession second = BrowserSession.existing(request()).orElseThrow();

        assertThat(second.orders().map(OrderStore::browserKey)).contains(first.browserKey());
        assertThat(second.ordersToStart().browserKey()).isEqualTo(first.browserKey());
    }

    @Test
    void sessionWhenBoundThenToThisBrowserOnly() {
        BrowserId mine = new BrowserId("mine", true, true);
        BrowserSession session = BrowserSession.made(request());
        assertThat(session.isBoundTo(mine)).isFalse();

        session.bind(mine);

        assertThat(session.isBoundTo(mine)).isTrue();
        assertThat(session.isBoundTo(new BrowserId("theirs", true, true))).isFalse();
        assertThat(browser.openSession().attributes().toString()).doesNotContain("mine");
    }

    @Test
    void attributeWhenOfAnotherTypeThenAsIfNotThere() {
        BrowserSession session = BrowserSession.made(request());
        session.keep(new KeptCaller("tolvan", KeptCallerTest.user(KeptCallerTest.TOLVAN), Set.of()));
        assertThat(session.caller()).isPresent();

        browser.openSession().attributes().replaceAll((name, text) -> 42);

        assertThat(session.caller()).isEmpty();
    }

    @Test
    void sessionWhenItEndsMeanwhileThenReadsAsEmptyAndNothingFails() {
        BrowserSession session = BrowserSession.made(request());
        session.want("/account");
        OrderStore orders = session.ordersToStart();
        session.invalidate();

        session.invalidate();
        session.clear();
        session.want("/account");
        orders.save("order");
        orders.remove();

        assertThat(session.wanted()).isEmpty();
        assertThat(orders.load()).isEmpty();
        assertThat(BrowserSession.renewId(request())).isFalse();
    }

    @Test
    void idWhenTheServerKeepsItThenNotRenewed() {
        BrowserSession.made(request());

        assertThat(BrowserSession.renewId(request())).isTrue();
        browser.serverKeepsIds();
        assertThat(BrowserSession.renewId(request())).isFalse();
    }

    private HttpServletRequest request() {
        return browser.get("/.bankid/login").request();
    }
}
