package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "navigate, -, -, 303",
                "navigate, application/json, -, 303",
                "navigate, " + "text/html, XMLHttpRequest, 303",
                "-, text/html, -, 303",
                "-, text/html, XMLHttpRequest, 401",
                "-, application/json, -, 401",
                "-, */*, -, 401",
                "-, -, -, 401",
                "cors, text/html, -, 401",
                "same-origin, text/html, -, 401",
                "no-cors, image/avif, -, 401",
                "websocket, text/html, -, 401",
                "'', text/html, -, 401"
            })
    void requestWhenProtectedThenAPersonIsSentAndAScriptIsTold(
            String mode, String accept, String requestedWith, int status) throws IOException {
        FakeExchange exchange = challenged(browser.get("/account?tab=2")
                .header("Sec-Fetch-Mode", mode)
                .header("Accept", accept)
                .header("X-Requested-With", requestedWith));

        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.answerHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(exchange.answerHeader("Location")).isEqualTo(status == 303 ? "/app/.bankid/login" : null);
        assertThat(browser.session().isPresent()).isEqualTo(status == 303);
    }

    @Test
    void scriptWhenToldThenByJsonWithTheLoginsAddress() throws IOException {
        FakeExchange exchange = challenged(browser.get("/api").header("Accept", "application/json"));

        assertThat(exchange.answerHeader("WWW-Authenticate")).isEqualTo("BankID");
        assertThat(exchange.answerHeader("Content-Type")).startsWith("application/json");
        assertThat(exchange.answerJson().getString("error")).isEqualTo("login_required");
        assertThat(exchange.answerJson().getString("login")).isEqualTo("/app/.bankid/login");
    }

    @Test
    void pageWhenWantedThenRemembered() throws IOException {
        challenged(browser.get("/account?tab=2").header("Accept", HTML));

        assertThat(wanted()).isEqualTo("/app/account?tab=2");
    }

    @Test
    void formWhenPostedThenTheLoginLeadsToTheFirstPage() throws IOException {
        challenged(browser.request("POST", "/account?tab=2").header("Accept", HTML));

        assertThat(wanted()).isEqualTo("/app/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/..;/app", "/\\evil.example/..;/app", "//app"})
    void contextWhenTheServerHandsOnAForeignHostThenStaysHere(String spelled) throws IOException {
        FakeExchange exchange =
                challenged(browser.get("/account").header("Accept", HTML).context(spelled, "/app"));

        assertThat(exchange.answerHeader("Location")).isEqualTo("/app/.bankid/login");
        assertThat(wanted()).isEqualTo("/app/");
    }

    @Test
    void loginPageWhenTheApplicationHasItsOwnThenThere() throws IOException {
        LoginFixture own = new LoginFixture("bankid.login-page", "/welcome.xhtml?via=bankid");
        FakeExchange page = browser.get("/account").header("Accept", HTML);
        FakeExchange script = browser.get("/account").json();

        own.endpoints().challenge(page.request(), page.response());
        own.endpoints().challenge(script.request(), script.response());

        assertThat(page.answerHeader("Location")).isEqualTo("/app/welcome.xhtml?via=bankid");
        assertThat(script.answerJson().getString("login")).isEqualTo("/app/welcome.xhtml?via=bankid");
        assertThat(own.post(browser, "/auth", "mode", "qr").answerJson().getString("state"))
                .isEqualTo("pending");
        assertThat(own.serve(browser.post("/.bankid/collect")).answerHeader("Location"))
                .isEqualTo("/app/welcome.xhtml?via=bankid");
    }

    private FakeExchange challenged(FakeExchange exchange) throws IOException {
        login.endpoints().challenge(exchange.request(), exchange.response());
        assertThat(exchange.isAnswered()).isTrue();
        return exchange;
    }

    private String wanted() {
        return BrowserSession.existing(browser.get("/x").request())
                .flatMap(BrowserSession::wanted)
                .orElse("/app/");
    }
}
