package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallerSessionTest {

    private static final String CART = "an application's cart";

    private final LoginFixture login = new LoginFixture();
    private final CallerSession callers = new CallerSession(login.engine());
    private final FakeBrowser browser = new FakeBrowser();
    private final KeptCaller tolvan =
            new KeptCaller("tolvan", KeptCallerTest.user(KeptCallerTest.TOLVAN), Set.of("user"));
    private final KeptCaller anna = new KeptCaller("anna", KeptCallerTest.user(KeptCallerTest.ANNA), Set.of("user"));

    @BeforeEach
    void openSession() {
        browser.openSession();
    }

    @Test
    void enterWhenTheSessionHasEndedThenNobodyIsInAndNoneIsMade() {
        browser.openSession().proxy().invalidate();

        assertThatThrownBy(() -> callers.enter(request(), tolvan)).isInstanceOf(IllegalStateException.class);

        assertThat(callers.caller(request())).isEmpty();
        assertThat(browser.sessionsMade()).isOne();
    }

    @Test
    void enterWhenAnonymousThenNewIdAndTheCallerIsKept() {
        FakeSession session = browser.openSession();
        session.attributes().put(CART, "full");
        String before = session.id();

        callers.enter(request(), tolvan);

        assertThat(callers.caller(request())).contains(tolvan);
        assertThat(session.id()).isNotEqualTo(before);
        assertThat(session.attributes()).containsEntry(CART, "full");
        assertThat(session.attributes().values()).allMatch(String.class::isInstance);
    }

    @Test
    void enterWhenThePersonWasHereThenNewIdAndTheSessionGoesOn() {
        callers.enter(request(), tolvan);
        FakeSession session = browser.openSession();
        session.attributes().put(CART, "full");
        String before = session.id();

        callers.enter(request(), tolvan);

        assertThat(session.hasEnded()).isFalse();
        assertThat(session.id()).isNotEqualTo(before);
        assertThat(session.attributes()).containsEntry(CART, "full");
    }

    @Test
    void enterWhenAnotherPersonWasHereThenNothingOfTheirsIsLeft() {
        callers.enter(request(), tolvan);
        FakeSession theirs = browser.openSession();
        theirs.attributes().put(CART, "full");

        callers.enter(request(), anna);

        assertThat(theirs.hasEnded()).isTrue();
        assertThat(browser.openSession().attributes()).doesNotContainKey(CART);
        assertThat(callers.caller(request())).contains(anna);
    }

    @Test
    void enterWhenAnotherPersonHasTheSameNameThenNothingOfTheirsIsLeft() {
        callers.enter(request(), new KeptCaller("guest", tolvan.user(), Set.of()));
        FakeSession theirs = browser.openSession();

        callers.enter(request(), new KeptCaller("guest", anna.user(), Set.of()));

        assertThat(theirs.hasEnded()).isTrue();
        assertThat(callers.caller(request()).orElseThrow().user()).isEqualTo(anna.user());
    }

    @Test
    void enterWhenDoneThenOrdersOfBeforeAreWorthNothing() throws IOException {
        login.post(browser, "/auth", "mode", "qr", "return", "/app/account");
        BrowserSession before = BrowserSession.existing(request()).orElseThrow();
        assertThat(before.orders()).isPresent();

        callers.enter(request(), tolvan);

        BrowserSession after = BrowserSession.existing(request()).orElseThrow();
        assertThat(after.orders()).isEmpty();
        assertThat(after.wanted()).contains("/app/account");
    }

    @Test
    void enterWhenTheServerKeepsTheIdThenNobodyIsIn() {
        browser.openSession().attributes().put(CART, "full");
        browser.serverKeepsIds();

        assertThatThrownBy(() -> callers.enter(request(), tolvan)).isInstanceOf(IllegalStateException.class);

        assertThat(browser.session()).isEmpty();
        assertThat(callers.caller(request())).isEmpty();
    }

    @Test
    void leaveWhenSomebodyIsInThenNobodyIsAndTheIdIsNew() throws IOException {
        callers.enter(request(), tolvan);
        login.post(browser, "/auth", "mode", "qr");
        FakeSession session = browser.openSession();
        session.attributes().put(CART, "full");
        String before = session.id();

        FakeExchange exchange = browser.get("/account");
        callers.leave(exchange.request(), exchange.response());

        assertThat(callers.caller(request())).isEmpty();
        assertThat(session.id()).isNotEqualTo(before);
        assertThat(session.attributes()).containsOnlyKeys(CART);
        assertThat(login.engine().pending()).isZero();
    }

    @Test
    void leaveWhenTheServerKeepsTheIdThenTheSessionEnds() {
        callers.enter(request(), tolvan);
        browser.serverKeepsIds();

        FakeExchange exchange = browser.get("/account");
        callers.leave(exchange.request(), exchange.response());

        assertThat(browser.session()).isEmpty();
    }

    @Test
    void leaveWhenThereIsNoSessionThenNoneIsMade() {
        FakeBrowser stranger = new FakeBrowser();
        FakeExchange exchange = stranger.get("/account");
        callers.leave(exchange.request(), exchange.response());

        assertThat(stranger.sessionsMade()).isZero();
    }

    @Test
    void leaveWhenAnsweredAlreadyThenForgottenAllTheSame() throws IOException {
        callers.enter(request(), tolvan);
        FakeExchange exchange = browser.get("/account");
        exchange.response().flushBuffer();

        callers.leave(exchange.request(), exchange.response());

        assertThat(callers.caller(request())).isEmpty();
    }

    @Test
    void sessionWhenALoginRunsThenStringsOnly() throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);

        assertThat(browser.openSession().attributes().keySet())
                .allMatch(name -> name.startsWith("io.github.bankid4jakarta."));
        assertThat(browser.openSession().attributes().values()).hasSize(3).allMatch(String.class::isInstance);
        login.pass(Duration.ofSeconds(61));
        login.post(browser, "/collect");
        assertThat(browser.openSession().attributes().toString())
                .doesNotContain(SimulatedPerson.ANNA.personalNumber().value());
    }

    @Test
    void callerWhenTheSessionIdIsInTheAddressThenNobody() {
        callers.enter(request(), tolvan);

        assertThat(callers.caller(browser.get("/account").sessionIdInAddress().request()))
                .isEmpty();
        assertThat(callers.caller(browser.get("/account").request())).contains(tolvan);
    }

    private HttpServletRequest request() {
        return browser.get("/account").request();
    }
}
