package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An application whose login cannot be set up. */
class ClosedLoginTest {

    private static final String CALLER = "io.github.bankid4jakarta.caller";
    private static final String CART = "cart";

    private final FakeBrowser browser = new FakeBrowser();
    private final ClosedLogin login = new ClosedLogin("/.bankid");

    /** Sessions outlive a restart on servers that keep them in files. */
    @Test
    void forgetWhenTheSessionKeepsACallerFromBeforeThenGoneForGood() {
        FakeSession session = browser.openSession();
        session.attributes().put(CALLER, "from before");
        session.attributes().put(CART, "full");
        String before = session.id();

        FakeExchange exchange = browser.get("/leave");
        login.forget(exchange.request(), exchange.response());

        assertThat(session.attributes()).containsOnlyKeys(CART);
        assertThat(session.id()).isNotEqualTo(before);
    }

    @Test
    void forgetWhenThereIsNoSessionThenNoneIsMade() {
        FakeExchange exchange = browser.get("/leave");
        login.forget(exchange.request(), exchange.response());

        assertThat(browser.sessionsMade()).isZero();
    }
}
