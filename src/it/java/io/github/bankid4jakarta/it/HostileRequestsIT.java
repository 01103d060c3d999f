package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no honest page makes, each beside the honest one from which it differs in one fact. */
@ExtendWith(ArquillianExtension.class)
class HostileRequestsIT {

    private static final String EVIL = "https://evil.example";

    @ArquillianResource
    private URL deployed;

    private URI application;
    private Browser browser;
    private LoginApi login;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(Map.of());
    }

    @BeforeEach
    void openBrowser() {
        application = Deployments.local(deployed);
        browser = new Browser(application);
        login = new LoginApi(browser);
    }

    // Login CSRF

    @Test
    void startWhenHonestThenPending() {
        assertThat(honestStart().send().status()).isEqualTo(200);
        assertThat(orderState()).isEqualTo("pending");
    }

    @Test
    void startWhenBrowserSendsOriginOnlyThenPending() {
        assertThat(honestStart().without("Sec-Fetch-Site").send().status()).isEqualTo(200);
        assertThat(orderState()).isEqualTo("pending");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void startWhenForgedThenRefusedAndNoOrder(String fact, BiFunction<Browser.Request, URI, Browser.Request> forgery) {
        Answer answer = forgery.apply(honestStart(), application).send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(orderState()).isEqualTo("none");
    }

    static Stream<Arguments> startWhenForgedThenRefusedAndNoOrder() {
        return Stream.of(
                forgery("another site", request -> request.header("Sec-Fetch-Site", "cross-site")),
                forgery("a sibling of this site", request -> request.header("Sec-Fetch-Site", "same-site")),
                forgery("another origin", request -> request.without("Sec-Fetch-Site")
                        .header("Origin", EVIL)),
                forgery("an origin that is hidden", request -> request.without("Sec-Fetch-Site")
                        .header("Origin", "null")),
                forgery("no origin at all", request -> request.without("Sec-Fetch-Site")
                        .without("Origin")),
                forgery("no token", request -> request.withoutField("csrf")),
                forgery("an empty token", request -> request.field("csrf", "")),
                Arguments.of("a token of another session", (BiFunction<Browser.Request, URI, Browser.Request>)
                        (request, application) ->
                                request.field("csrf", new LoginApi(new Browser(application)).csrf())));
    }

    private static Arguments forgery(String fact, UnaryOperator<Browser.Request> change) {
        BiFunction<Browser.Request, URI, Browser.Request> forgery = (request, application) -> change.apply(request);
        return Arguments.of(fact, forgery);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH"})
    void startWhenNotPostedThen405AndNoOrder(String method) {
        String csrf = login.csrf();

        Answer answer = browser.request(method, "/.bankid/auth?mode=qr&csrf=" + csrf)
                .header("Sec-Fetch-Site", "same-origin")
                .send();

        assertThat(answer.status()).isEqualTo(405);
        assertThat(orderState()).isEqualTo("none");
    }

    @Test
    void startWhenTokenIsInTheAddressThenRefusedAndNoOrder() {
        String csrf = login.csrf();

        Answer answer = browser.request("POST", "/.bankid/auth?csrf=" + csrf)
                .field("mode", "qr")
                .send();

        assertThat(answer.status()).isEqualTo(403);
        assertThat(orderState()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sign", "QR", "qr same-device"})
    void startWhenModeIsUnknownThen400AndNoOrder(String mode) {
        assertThat(honestStart().field("mode", mode).send().status()).isEqualTo(400);
        assertThat(orderState()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/complete", "/cancel"})
    void endpointWhenTokenIsForeignThenRefused(String endpoint) {
        login.start(LoginApi.QR);
        String foreign = new LoginApi(new Browser(application)).csrf();

        assertThat(login.post(endpoint).field("csrf", foreign).send().status()).isEqualTo(403);
        assertThat(orderState()).isEqualTo("pending");
        assertThat(login.post(endpoint).send().status()).isNotEqualTo(403);
    }

    @Test
    void bodyWhenTooLargeThen413AndNoOrder() {
        assertThat(honestStart().field("more", "x".repeat(1 << 16)).send().status())
                .isEqualTo(413);
        assertThat(orderState()).isEqualTo("none");
    }

    // Paths that only look like ours

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.BANKID/auth",
                "/.bankid/AUTH",
                "/.bankid/auth/",
                "/.bankid//auth",
                "//.bankid/auth",
                "/.bankid/./auth",
                "/.bankid/x/../auth",
                "/.bankid;x=1/auth",
                "/.bankid/auth;x=1",
                "/.bankid/auth%00",
                "/.bankid/auth%0a",
                "/.bankid%2fauth",
                "/.bankid/auth/more",
                "/x/.bankid/auth",
                "/.bankidauth"
            })
    void reservedPathWhenTwistedThenTheWholeEndpointOrNothing(String twisted) {
        Answer forged = browser.request("POST", twisted).field("mode", "qr").send();
        assertThat(forged.status()).isGreaterThanOrEqualTo(400);
        assertThat(orderState()).isEqualTo("none");

        Answer honest = browser.request("POST", twisted)
                .header("Accept", "application/json")
                .field("csrf", login.csrf())
                .field("mode", "qr")
                .send();
        assertThat(orderState()).isEqualTo(honest.status() == 200 ? "pending" : "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.bankid/nothing",
                "/.bankid/login/more",
                "/.bankid/assets/nothing.js",
                "/.bankid/assets/../login"
            })
    void reservedPathWhenNothingIsThereThen404(String path) {
        assertThat(browser.get(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//account", "/%61ccount", "/account;x=1", "/./account", "/ACCOUNT", "/.bankid/../account"})
    void protectedPageWhenPathIsTwistedThenNeverShown(String twisted) {
        assertThat(browser.get(twisted).status()).isNotEqualTo(200);
    }

    @Test
    void sessionWhenItsIdIsInTheAddressThenNotUsed() {
        logIn();

        Answer answer = new Browser(application).get("/account;jsessionid=" + browser.sessionId());

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    // Where a login leads

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account?next=//evil.example",
                "/account?next=https://evil.example/",
                "//evil.example/..;/account",
                "/account;//evil.example",
                "/account?%0d%0aLocation:%20https://evil.example/",
                "/account?x=%5c%5cevil.example"
            })
    void wantedPageWhenTwistedThenTheLoginStaysHere(String wanted) {
        browser.get(wanted);

        URI target = application.resolve(logIn());

        assertThat(target.getAuthority()).isEqualTo(application.getAuthority());
        assertThat(target.getRawPath()).startsWith(application.getPath());
    }

    // What every answer says

    @ParameterizedTest
    @CsvSource({
        "GET,  /.bankid/login,      200",
        "GET,  /.bankid/qr,         404",
        "GET,  /.bankid/return,     403",
        "GET,  /.bankid/simulator,  200",
        "GET,  /.bankid/nothing,    404",
        "GET,  /.bankid/auth,       405",
        "POST, /.bankid/auth,       403",
        "POST, /.bankid/complete,   403",
        "GET,  /account,            303"
    })
    void answerWhenOursThenSafeHeaders(String method, String path, int status) {
        Answer answer = browser.request(method, path).send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isIn("no-referrer", "origin", "same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
    }

    @Test
    void sessionCookieWhenSetThenNotForScripts() {
        String cookie = honestStart().send().setCookie(Browser.SESSION);

        assertThat(cookie).startsWith(Browser.SESSION + "=").contains("HttpOnly");
    }

    private Browser.Request honestStart() {
        return login.post("/auth").field("mode", LoginApi.QR);
    }

    private String orderState() {
        return login.collect().json().getString("state");
    }

    private String logIn() {
        login.start(LoginApi.QR);
        new Phone(browser).scan(ANNA, login.awaitQrText()).approve();
        login.await("complete");
        return login.complete().json().getString("location");
    }
}
