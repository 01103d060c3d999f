package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.BankIdUser;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankIdEndpointsTest {

    private static final String DETAIL = "personal number 191212121212";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    // What is answered to whom

    @ParameterizedTest
    @CsvSource({
        "/login, GET",
        "/qr, GET",
        "/return, GET",
        "/assets/login.css, GET",
        "/auth, POST",
        "/collect, POST",
        "/complete, POST",
        "/cancel, POST",
        "/logout, POST"
    })
    void methodWhenAnotherThenRefusedWithTheOneThatIsAllowed(String path, String allowed) throws IOException {
        for (String method : Set.of("GET", "POST", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "get")) {
            FakeExchange answer = login.serve(browser.request(method, "/.bankid" + path));

            assertThat(answer.status() == 405).as(method).isEqualTo(!method.equals(allowed));
            assertThat(answer.answerHeader("Allow")).isEqualTo(method.equals(allowed) ? null : allowed);
            assertSafeHeaders(answer);
        }
        assertThat(login.ordersAtBankId()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nothing", "/login/more", "/AUTH", "/assets", "/assets/", "/assets/login.css/x", "/auth/"})
    void pathWhenNothingIsThereThen404(String path) throws IOException {
        FakeExchange answer = login.serve(browser.get("/.bankid" + path));

        assertThat(answer.status()).isEqualTo(404);
        assertSafeHeaders(answer);
        assertThat(browser.sessionsMade()).isZero();
    }

    @Test
    void requestWhenNotOursThenLeftAlone() throws IOException {
        FakeExchange exchange = browser.get("/account");

        assertThat(login.endpoints().serve(exchange.request(), exchange.response()))
                .isInstanceOf(LoginOutcome.NotOurs.class);
        assertThat(exchange.isAnswered()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "application/json, application/json;charset=UTF-8",
                "'text/html, application/json;q=0.5', application/json;charset=UTF-8",
                "text/html, text/html;charset=UTF-8",
                "*/*, text/html;charset=UTF-8",
                "-, text/html;charset=UTF-8"
            })
    void refusalWhenAskedForJsonThenJson(String accept, String contentType) throws IOException {
        FakeExchange answer = login.serve(browser.post("/.bankid/auth").header("Accept", accept));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.answerHeader("Content-Type")).isEqualTo(contentType);
        assertSafeHeaders(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html"})
    void endpointWhenItFailsThen500WithoutDetails(String accept) throws IOException {
        LoginFixture broken = new LoginFixture(true, BankIdEndpointsTest::withBrokenPage);

        FakeExchange answer = broken.serve(browser.get("/.bankid/simulator").header("Accept", accept));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.everything()).doesNotContain("191212121212", "Exception", "broken");
        assertSafeHeaders(answer);
        assertThat(login.serve(browser.get("/.bankid/simulator").header("Accept", accept))
                        .status())
                .isEqualTo(200);
    }

    private static BankIdClient withBrokenPage(BankIdClient client) {
        return (BankIdClient) Proxy.newProxyInstance(
                BankIdEndpointsTest.class.getClassLoader(),
                new Class<?>[] {BankIdClient.class, BackendPage.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("serve")) {
                        throw new IllegalArgumentException(DETAIL);
                    }
                    return method.invoke(client, arguments);
                });
    }

    // Assets

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"0\", %s", "\"0\",W/%s , \"1\"", "*", " * "})
    void assetWhenKnownAlreadyThenNotSentAgain(String known) throws IOException {
        FakeExchange first = login.serve(browser.get(style()));
        String etag = first.answerHeader("ETag");

        FakeExchange again = login.serve(browser.get(style()).header("If-None-Match", known.formatted(etag)));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.answerHeader("ETag")).isEqualTo(etag);
        assertThat(again.answerHeader("Cache-Control"))
                .isEqualTo(first.answerHeader("Cache-Control"))
                .contains("immutable");
        assertThat(again.answerHeader("Content-Length")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"0\"", "W/\"0\"", "\"0\", \"1\"", "0", "\"*\"", "\"%s", "%.5s"})
    void assetWhenAnotherIsKnownThenSent(String known) throws IOException {
        String hash = style().split("/")[3];

        FakeExchange answer = login.serve(browser.get(style()).header("If-None-Match", known.formatted(hash)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isNotEmpty();
    }

    @Test
    void assetWhenTheTagsComeInSeveralHeadersThenEachCounts() throws IOException {
        String etag = login.serve(browser.get(style())).answerHeader("ETag");

        FakeExchange again = login.serve(
                browser.get(style()).header("If-None-Match", "\"0\"").header("If-None-Match", etag));

        assertThat(again.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/login.css", "/assets/000000000000000000000000/login.css"})
    void assetWhenItsHashIsAnotherThenNotFoundAndNotKept(String path) throws IOException {
        for (String query : List.of("", "?v=" + style().split("/")[3])) {
            FakeExchange answer =
                    login.serve(browser.get("/.bankid" + path + query).header("If-None-Match", "*"));

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.answerHeader("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(login.serve(browser.get(style())).answerHeader("Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
    }

    /** Where the page looks for its style. */
    private String style() throws IOException {
        return PageLinks.asset(login.serve(browser.get("/.bankid/login")), "login.css");
    }

    private static void assertSafeHeaders(FakeExchange answer) {
        assertThat(answer.isAnswered()).isTrue();
        assertThat(answer.answerHeader("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.answerHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.answerHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.answerHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.answerHeader("Cache-Control")).isIn("no-store", "public, max-age=31536000, immutable");
    }

    // Bodies

    @Test
    void formWhenItBreaksOffThenSaidOnAPageAndTheConnectionEnds() throws IOException {
        FakeExchange broken = browser.post("/.bankid/simulator/open").arriving(FORM, new BrokenStream(), 9);
        FakeExchange whole = browser.post("/.bankid/simulator/open").body(FORM, "person=me");

        login.serve(broken);

        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text()).contains("did not get here whole", "Check your connection");
        assertThat(broken.answerHeader("Connection")).isEqualTo("close");
        assertSafeHeaders(broken);
        assertThat(login.serve(whole).status()).isEqualTo(409);
        assertThat(whole.answerHeader("Connection")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/collect", "/logout", "/login", "/nothing"})
    void bodyWhenNobodyNeedsItThenNotRead(String path) throws IOException {
        String method = path.equals("/login") ? "GET" : "POST";
        FakeExchange answer = browser.request(method, "/.bankid" + path)
                .header("Sec-Fetch-Site", "same-origin")
                .arriving(FORM, new UnreadStream(), 9);

        assertThat(login.serve(answer).status()).isIn(200, 303, 404);
    }

    /** A stranger of another site. */
    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/complete", "/cancel", "/simulator/open"})
    void bodyWhenOfAnotherSiteThenNotRead(String path) throws IOException {
        FakeExchange answer = browser.request("POST", "/.bankid" + path)
                .header("Sec-Fetch-Site", "cross-site")
                .arriving(FORM, new UnreadStream(), 9);

        assertThat(login.serve(answer).status()).isEqualTo(403);
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("The connection was reset");
        }
    }

    private static final class UnreadStream extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("The body was read");
        }

        @Override
        public int available() {
            throw new AssertionError("The body was looked for");
        }
    }

    // Spellings of the context

    @Test
    void addressWhenTheContextIsSpelledOddlyThenRefusedOnAPageThatLeadsHere() throws IOException {
        FakeExchange answer = login.serve(browser.get("/.bankid/login").context("//evil.example/..;/app", "/app"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.everything()).contains("/app/.bankid/").doesNotContain("evil.example");
    }

    // Orders

    @Test
    void startWhenByQrCodeThenNothingOfTheOtherModeLeaves() throws IOException {
        ListeningClient bankId = new ListeningClient();
        LoginFixture heard = new LoginFixture(true, bankId::listeningTo);

        String answers = answersOf(heard, "qr");

        assertThat(answers).contains("\"modules\"").contains("fill=\"#000\"");
        assertThat(answers)
                .doesNotContain(bankId.started().get(0).autoStartToken().value())
                .doesNotContain("autostarttoken");
        assertNothingSecret(bankId, answers);
    }

    @Test
    void startWhenOnTheSameDeviceThenNothingOfTheOtherModeLeaves() throws IOException {
        ListeningClient bankId = new ListeningClient();
        LoginFixture heard = new LoginFixture(true, bankId::listeningTo);

        String answers = answersOf(heard, "same-device");

        assertThat(answers).contains(bankId.started().get(0).autoStartToken().value());
        assertThat(answers).doesNotContain("\"modules\"", "fill=\"#000\"", ".bankid/qr");
        assertThat(answers)
                .doesNotContain(
                        bankId.started().get(0).animatedQr().orElseThrow().startToken());
        assertNothingSecret(bankId, answers);
    }

    private static void assertNothingSecret(ListeningClient bankId, String answers) {
        assertThat(answers)
                .doesNotContain(bankId.started().get(0).orderRef().value())
                .doesNotContain(
                        bankId.started().get(0).animatedQr().orElseThrow().startSecret())
                .doesNotContain("nonce");
    }

    /** Every answer that a browser can get while an order waits to be picked up. */
    private String answersOf(LoginFixture heard, String mode) throws IOException {
        StringBuilder answers =
                new StringBuilder(heard.post(browser, "/auth", "mode", mode).everything());
        for (int second = 0; second < 5; second++) {
            heard.pass(Duration.ofSeconds(1));
            answers.append(heard.post(browser, "/collect").everything())
                    .append(heard.serve(browser.get("/.bankid/login").json()).everything())
                    .append(heard.serve(browser.get("/.bankid/login")).everything())
                    .append(heard.serve(browser.get("/.bankid/qr")).everything())
                    .append(heard.serve(browser.post("/.bankid/collect")).everything());
        }
        return answers.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderRef", "id", "state", "order", "ref", "session", "autoStartToken"})
    void orderWhenABrowserNamesOneThenNothingChanges(String parameter) throws IOException {
        ListeningClient bankId = new ListeningClient();
        LoginFixture heard = new LoginFixture(true, bankId::listeningTo);
        heard.post(browser, "/auth", "mode", "qr");
        String orderRef = bankId.started().get(0).orderRef().value();
        FakeBrowser stranger = new FakeBrowser();

        FakeExchange named = heard.serve(stranger.post("/.bankid/collect?" + parameter + "=" + orderRef)
                .json()
                .header(parameter, orderRef)
                .form(parameter, orderRef));
        FakeExchange plain = heard.serve(stranger.post("/.bankid/collect").json());

        assertThat(named.everything()).isEqualTo(plain.everything()).contains("\"none\"");
        assertThat(heard.post(stranger, "/cancel", parameter, orderRef).status())
                .isEqualTo(200);
        assertThat(heard.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("pending");
    }

    @Test
    void startWhenTooOftenThen429SaysWhenAndTheOldOrderGoesOn() throws IOException {
        for (int start = 0; start <= 10; start++) {
            String mode = start % 2 == 0 ? "qr" : "same-device";
            assertThat(login.post(browser, "/auth", "mode", mode).status()).isEqualTo(200);
        }

        FakeExchange answer = login.post(browser, "/auth", "mode", "same-device");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.answerHeader("Retry-After"))).isBetween(1, 60);
        assertThat(login.post(browser, "/collect").answerJson().getString("mode"))
                .isEqualTo("qr");
    }

    @Test
    void startWhenTheServerKeepsTheSessionIdThenRefusedAndNoOrderGoesOn() throws IOException {
        browser.serverKeepsIds();

        assertThat(login.post(browser, "/auth", "mode", "qr").status()).isEqualTo(403);
        assertThat(login.engine().pending()).isZero();
    }

    @Test
    void startWhenDoneThenTheSessionIdIsNew() throws IOException {
        String before = browser.openSession().id();

        FakeExchange start = login.post(browser, "/auth", "mode", "qr");

        assertThat(start.status()).isEqualTo(200);

        assertThat(browser.openSession().id()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, 200", "cross-site, 403", "same-site, 403"})
    void collectWhenFromAnotherSiteThenRefused(String site, int status) throws IOException {
        FakeExchange poll = browser.request("POST", "/.bankid/collect").json().header("Sec-Fetch-Site", site);

        assertThat(login.serve(poll).status()).isEqualTo(status);
    }

    @Test
    void cancelWhenPolledAfterwardsThenTheOrderIsGone() throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        assertThat(login.post(browser, "/cancel").answerJson().getString("state"))
                .isEqualTo("none");

        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("none");
        assertThat(login.serve(login.completing(browser)).status()).isEqualTo(409);
    }

    // Claims

    @Test
    void completeWhenApprovedThenOneClaimOnly() throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        FakeExchange first = login.completing(browser);

        assertThat(login.endpoints().serve(first.request(), first.response()))
                .isInstanceOfSatisfying(LoginOutcome.Authenticated.class, claimed -> assertThat(
                                claimed.login().user().personalNumber())
                        .isEqualTo(SimulatedPerson.ANNA.personalNumber()));
        assertThat(first.isAnswered()).isFalse();
        login.endpoints().decided(login.endpoints().exchange(first.request(), first.response()));
        assertThat(login.serve(login.completing(browser)).status()).isEqualTo(409);
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, false"})
    void completeWhenTooLateThenNothingToClaim(int seconds, boolean claimed) throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        FakeExchange claim = login.completing(browser);

        login.pass(Duration.ofSeconds(seconds));

        LoginOutcome outcome = login.endpoints().serve(claim.request(), claim.response());
        assertThat(outcome instanceof LoginOutcome.Authenticated).isEqualTo(claimed);
    }

    @Test
    void completeWhenPendingOrOfAnotherBrowserThenNothingToClaim() throws IOException {
        login.post(browser, "/auth", "mode", "qr");

        assertThat(login.serve(login.completing(browser)).status()).isEqualTo(409);
        login.approve(browser, SimulatedPerson.ANNA);
        assertThat(login.serve(login.completing(new FakeBrowser())).status()).isEqualTo(409);
    }

    @Test
    void loginPageWhenSomebodyIsInThenLeadsToTheWantedPage() throws IOException {
        BankIdUser user = KeptCallerTest.user(KeptCallerTest.TOLVAN);
        browser.openSession();
        FakeExchange claim =
                browser.post("/.bankid/complete").form("return", "/app/account").header("Accept", "text/html");
        Exchange exchange = login.endpoints().exchange(claim.request(), claim.response());
        exchange.form();
        login.endpoints().welcome(exchange, new KeptCaller("tolvan", user, Set.of()));

        assertThat(claim.answerHeader("Location")).isEqualTo("/app/account");
        assertThat(login.serve(browser.get("/.bankid/login?return=%2Fapp%2Faccount"))
                        .answerHeader("Location"))
                .isEqualTo("/app/account");
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("signed-in");
        assertThat(login.post(browser, "/complete", "return", "/app/account")
                        .answerJson()
                        .getString("location"))
                .isEqualTo("/app/account");
    }

    @ParameterizedTest
    @CsvSource({"same-origin, true", "cross-site, false"})
    void logoutWhenFromThisSiteThenTheSessionEnds(String site, boolean ended) throws IOException {
        FakeSession session = browser.openSession();

        FakeExchange answer =
                login.serve(browser.request("POST", "/.bankid/logout").header("Sec-Fetch-Site", site));

        assertThat(session.hasEnded()).isEqualTo(ended);
        assertThat(answer.answerHeader("Location")).isEqualTo(ended ? "/app/" : null);
    }
}
