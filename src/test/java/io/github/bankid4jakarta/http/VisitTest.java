package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visit costs nothing: no session and no order before a person starts a login. */
class VisitTest {

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login?return=%2Fapp%2Faccount", "/qr", "/return?nonce=x", "/assets/login.css"})
    void getWhenAnonymousThenNoSession(String path) throws IOException {
        for (int i = 0; i < 3; i++) {
            login.serve(browser.get("/.bankid" + path));
            login.serve(browser.get("/.bankid" + path).json());
        }

        assertThat(browser.sessionsMade()).isZero();
        assertThat(login.engine().pending()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/collect", "/complete", "/cancel", "/logout"})
    void postWhenNothingWasStartedThenNoSession(String path) throws IOException {
        login.post(browser, path);
        login.serve(browser.post("/.bankid" + path));

        assertThat(browser.sessionsMade()).isZero();
    }

    @Test
    void startWhenRefusedThenNoSession() throws IOException {
        LoginFixture full = new LoginFixture("bankid.limits.pending-orders", "1");
        full.post(new FakeBrowser(), "/auth", "mode", "qr");

        assertThat(full.post(browser, "/auth", "mode", "qr").status()).isEqualTo(503);

        assertThat(browser.sessionsMade()).isZero();
    }

    @Test
    void startWhenItBeginsThenTheSessionIsBorn() throws IOException {
        assertThat(login.post(browser, "/auth", "mode", "qr").status()).isEqualTo(200);

        assertThat(browser.sessionsMade()).isOne();
    }

    @Test
    void cookieWhenOverTlsThenNobodyElseCanSetIt() throws IOException {
        assertThat(login.serve(browser.get("/.bankid/login")).setCookies())
                .singleElement()
                .asString()
                .matches("__Host-bankid-browser-[\\w-]{8}=[\\w-]{43}\\.[\\w-]{43};"
                        + " Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void cookieWhenOverPlainHttpThenWithoutWhatBrowsersWouldRefuse() throws IOException {
        LoginFixture plain = new LoginFixture("bankid.public-address", "");
        FakeExchange page = browser.get("/.bankid/login").server("http", "localhost", 8080);

        assertThat(plain.serve(page).setCookies())
                .singleElement()
                .asString()
                .matches(
                        "bankid-browser-[\\w-]{8}=[\\w-]{43}\\.[\\w-]{43}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
    }

    @Test
    void cookieWhenTheBrowserHasOneThenItKeepsItsName() throws IOException {
        login.csrf(browser);
        String cookie = browser.cookies().toString();

        login.csrf(browser);
        login.post(browser, "/auth", "mode", "qr");

        assertThat(browser.cookies().toString()).isEqualTo(cookie);
    }

    @Test
    void cookieWhenOfAnotherApplicationOfTheHostThenNotThisOnes() throws IOException {
        login.serve(browser.get("/.bankid/login"));
        login.serve(browser.get("/.bankid/login").context("/other", "/other"));

        assertThat(browser.cookies()).hasSize(2);
    }

    // Browsers that keep no cookies

    @ParameterizedTest
    @CsvSource({"false, 200", "true, 403"})
    void startWhenTheBrowserKeepsNoCookiesThenItIsToldBeforeAnOrderExists(boolean blocked, int status)
            throws IOException {
        if (blocked) {
            browser.keepsNoCookies();
        }

        FakeExchange answer = login.post(browser, "/auth", "mode", "qr");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(login.ordersAtBankId()).isEqualTo(blocked ? 0 : 1);
        assertThat(answer.answerJson().getString("error", "")).isEqualTo(blocked ? "cookies_blocked" : "");
        assertThat(answer.answerJson().getString("message").contains("cookie")).isEqualTo(blocked);
    }

    @Test
    void startWhenTheBrowserKeepsNoCookiesAndHasNoScriptThenThePageSaysSo() throws IOException {
        browser.keepsNoCookies();
        String csrf = login.csrf(browser);

        FakeExchange answer = login.serve(browser.post("/.bankid/auth").form("csrf", csrf, "mode", "qr"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("cookies").doesNotContain("went wrong");
    }

    @Test
    void sessionWhenItsIdIsInTheAddressThenRefused() throws IOException {
        login.post(browser, "/auth", "mode", "qr");

        for (String path : new String[] {"/login", "/qr", "/return?nonce=x"}) {
            assertThat(login.serve(browser.get("/.bankid" + path).sessionIdInAddress())
                            .status())
                    .isEqualTo(404);
        }
        FakeExchange poll = browser.post("/.bankid/collect").json().sessionIdInAddress();
        assertThat(login.serve(poll).status()).isEqualTo(404);
        assertThat(login.serve(browser.post("/.bankid/collect").json()).status())
                .isEqualTo(200);
    }

    @Test
    void bodyWhenTheBrowserIsNotKnownThenNotRead() throws IOException {
        for (String path : new String[] {"/auth", "/complete", "/cancel", "/collect", "/logout"}) {
            FakeExchange stranger = new FakeBrowser().post("/.bankid" + path).unreadable();
            assertThat(login.serve(stranger).status()).as(path).isIn(200, 303, 403);
        }
    }
}
