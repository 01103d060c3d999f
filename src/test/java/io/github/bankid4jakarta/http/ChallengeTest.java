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
        assertThat(exchange.answerHeader("Location"))
                .isEqualTo(status == 303 ? "/app/.bankid/login?return=%2Fapp%2Faccount%3Ftab%3D2" : null);
        assertThat(browser.sessionsMade()).isZero();
        assertThat(exchange.setCookies()).isEmpty();
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
    void pageWhenWantedThenTheLoginsAddressSaysSo() throws IOException {
        FakeExchange answer = challenged(browser.get("/account?tab=2").header("Accept", HTML));

        assertThat(answer.answerHeader("Location")).isEqualTo("/app/.bankid/login?return=%2Fapp%2Faccount%3Ftab%3D2");
        assertThat(login.serve(browser.get("/.bankid/login?return=%2Fapp%2Faccount%3Ftab%3D2"))
                        .text())
                .contains("name=\"return\" value=\"/app/account?tab=2\"");
    }

    /** Nothing but a tab of its own decides where a login leads. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "navigate, document, 303",
                "navigate, -, 303",
                "navigate, iframe, 401",
                "navigate, frame, 401",
                "navigate, embed, 401",
                "navigate, object, 401",
                "no-cors, image, 401",
                "no-cors, script, 401",
                "no-cors, style, 401",
                "cors, empty, 401"
            })
    void requestWhenNotATabThenNoLogin(String mode, String destination, int status) throws IOException {
        FakeExchange answer = challenged(browser.get("/favicon.ico")
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Dest", destination)
                .header("Accept", HTML));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.answerHeader("Location") == null).isEqualTo(status == 401);
    }

    @Test
    void frameWhenProtectedThenAPageThatLeadsOutOfIt() throws IOException {
        FakeExchange answer = challenged(browser.get("/account?a=1&b=2")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "iframe"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.answerHeader("X-Frame-Options")).isNull();
        assertThat(answer.answerHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'none'")
                .doesNotContain("script-src", "frame-ancestors");
        assertThat(answer.text())
                .contains("target=\"_blank\"", "login?return=%2Fapp%2Faccount%3Fa%3D1%26b%3D2")
                .doesNotContain("<form", "<script");
    }

    @ParameterizedTest
    @CsvSource({"iframe, 401", "document, 200"})
    void loginPageWhenWithinAnotherPageThenAPageThatLeadsOutOfIt(String destination, int status) throws IOException {
        FakeExchange answer = login.serve(browser.get("/.bankid/login?return=%2Fapp%2Faccount")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", destination)
                .header("Accept", HTML));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text().contains("<form")).isEqualTo(status == 200);
        assertThat(answer.text().contains("href=\"/app/.bankid/login?return=%2Fapp%2Faccount\""))
                .isEqualTo(status == 401);
        assertThat(answer.setCookies().isEmpty()).isEqualTo(status == 401);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://www.example.se/app/form?step=2, /app/.bankid/login?return=%2Fapp%2Fform%3Fstep%3D2",
                "https://www.example.se/app/form, /app/.bankid/login?return=%2Fapp%2Fform",
                "https://www.example.se/other/form, /app/.bankid/login",
                "https://www.example.se/app/.bankid/login, /app/.bankid/login",
                "https://www.example.se/app/../other, /app/.bankid/login",
                "https://evil.example/app/form, /app/.bankid/login",
                "http://www.example.se/app/form, /app/.bankid/login",
                "https://www.example.se:8443/app/form, /app/.bankid/login",
                "https://www.example.se@evil.example/app/form, /app/.bankid/login",
                "/app/form, /app/.bankid/login",
                "':', /app/.bankid/login",
                "-, /app/.bankid/login"
            })
    void formWhenPostedThenTheLoginLeadsToThePageThatItWasOn(String referer, String location) throws IOException {
        FakeExchange answer = challenged(
                browser.request("POST", "/account?tab=2").header("Accept", HTML).header("Referer", referer));

        assertThat(answer.answerHeader("Location")).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource({"partial/ajax, 200", "partial/process, 303"})
    void partialRequestOfFacesWhenProtectedThenRedirectsThePage(String header, int status) throws IOException {
        FakeExchange answer = challenged(browser.request("POST", "/view.xhtml?id=1&x=2")
                .header("Accept", HTML)
                .header("Faces-Request", header));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text())
                .isEqualTo(
                        status == 303
                                ? ""
                                : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect"
                                        + " url=\"/app/.bankid/login?return=%2Fapp%2Fview.xhtml%3Fid%3D1%26x%3D2\"/></partial-response>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/..;/app", "/\\evil.example/..;/app", "//app"})
    void contextWhenTheServerHandsOnAForeignHostThenStaysHere(String spelled) throws IOException {
        FakeExchange exchange =
                challenged(browser.get("/account").header("Accept", HTML).context(spelled, "/app"));

        assertThat(exchange.answerHeader("Location")).isEqualTo("/app/.bankid/login");
    }

    @Test
    void loginPageWhenTheApplicationHasItsOwnThenThere() throws IOException {
        LoginFixture own = new LoginFixture("bankid.login-page", "/welcome.xhtml?via=bankid");
        FakeExchange page = browser.get("/account").header("Accept", HTML);
        FakeExchange script = browser.get("/account").json();

        own.endpoints().challenge(page.request(), page.response());
        own.endpoints().challenge(script.request(), script.response());

        assertThat(page.answerHeader("Location")).isEqualTo("/app/welcome.xhtml?via=bankid&return=%2Fapp%2Faccount");
        assertThat(script.answerJson().getString("login")).isEqualTo("/app/welcome.xhtml?via=bankid");
        assertThat(own.post(browser, "/auth", "mode", "qr").answerJson().getString("state"))
                .isEqualTo("pending");
        assertThat(own.serve(browser.post("/.bankid/collect")).answerHeader("Location"))
                .isEqualTo("/app/welcome.xhtml?via=bankid");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /welcome.xhtml?via=bankid&return=%2Fapp%2Faccount, true",
        "GET, /welcome.xhtml, true",
        "POST, /welcome.xhtml, false",
        "GET, /welcome.xhtml/more, false",
        "GET, /Welcome.xhtml, false",
        "GET, /account, false"
    })
    void loginPageOfTheApplicationWhenItIsProtectedThenShownAllTheSame(String method, String path, boolean shown)
            throws IOException {
        LoginFixture own = new LoginFixture("bankid.login-page", "/welcome.xhtml?via=bankid");
        FakeExchange page = browser.request(method, path).header("Accept", HTML);

        own.endpoints().challenge(page.request(), page.response());

        assertThat(page.forwardedTo()).isEqualTo(shown ? "/welcome.xhtml" : null);
        assertThat(page.status()).isEqualTo(shown ? 0 : 303);
    }

    private FakeExchange challenged(FakeExchange exchange) throws IOException {
        login.endpoints().challenge(exchange.request(), exchange.response());
        assertThat(exchange.isAnswered()).isTrue();
        return exchange;
    }
}
