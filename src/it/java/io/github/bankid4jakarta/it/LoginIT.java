package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.CONOR;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.app.ProbeBean;
import io.github.bankid4jakarta.it.app.ProbeServlet;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in to the example, which has neither code nor annotation for it: over HTTP, answer by answer. */
@ExtendWith(ArquillianExtension.class)
class LoginIT {

    @ArquillianResource
    private URL deployed;

    private URI application;
    private Browser browser;
    private LoginApi login;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(Map.of()).addClasses(ProbeServlet.class, ProbeBean.class);
    }

    @BeforeEach
    void openBrowser() {
        application = Deployments.local(deployed);
        browser = new Browser(application);
        login = new LoginApi(browser);
    }

    // Who sees what

    @Test
    void publicPageWhenAnonymousThenShownWithoutSession() {
        Answer answer = browser.get("/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(browser.sessionId()).isEmpty();
    }

    @Test
    void protectedPageWhenAnonymousThenLoginAndWantedPageWithItsQuery() {
        Answer challenge = browser.get("/account?book=G%C3%B6sta&page=2");
        assertThat(challenge.status()).isEqualTo(303);
        assertThat(challenge.location()).startsWith(path(".bankid/login?return="));
        assertThat(browser.sessionId()).isEmpty();
        assertThat(browser.follow(challenge).status()).isEqualTo(200);
        assertThat(browser.sessionId()).isEmpty();

        assertThat(logIn(ANNA)).isEqualTo(path("account?book=G%C3%B6sta&page=2"));
    }

    @Test
    void protectedPageWhenPostedThenNotRemembered() {
        assertThat(browser.request("POST", "/account").send().location()).isEqualTo(path(".bankid/login"));

        assertThat(logIn(ANNA)).isEqualTo(path(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Accept | application/json", "X-Requested-With | XMLHttpRequest"})
    void protectedPageWhenScriptAsksThen401WithLoginAddress(String header, String value) {
        Answer answer = browser.request("GET", "/account").header(header, value).send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body()).contains(path(".bankid/login"));
    }

    @Test
    void accountWhenLoggedInThenNameMaskedNumberAndAge() {
        logIn(TOLVAN);

        Answer account = browser.get("/account");

        assertThat(account.status()).isEqualTo(200);
        assertThat(account.body())
                .contains(TOLVAN.name(), TOLVAN.personalNumber().masked(), " years")
                .doesNotContain(TOLVAN.personalNumber().value());
    }

    @Test
    void accountWhenNameHoldsMarkupThenShownAsText() {
        logIn(CONOR);

        assertThat(browser.get("/account").body())
                .contains("O&#39;Hara &lt;b&gt;&amp;amp;")
                .doesNotContain("<b>");
    }

    @Test
    void adminPageWhenRoleIsMissingThen403() {
        logIn(ANNA);

        assertThat(browser.get("/admin").status()).isEqualTo(403);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void adminPageWhenTheApplicationsStoreGivesTheRoleThenShown() {
        logIn(TOLVAN);

        assertThat(browser.get("/admin").status()).isEqualTo(200);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void resourceWhenAnonymousThenRefused() {
        assertThat(browser.getJson("/api/loans").status()).isIn(401, 403);
    }

    @Test
    void resourceWhenRoleIsMissingThen403() {
        logIn(ANNA);

        assertThat(browser.getJson("/api/loans").status()).isEqualTo(200);
        assertThat(browser.getJson("/api/loans/all").status()).isEqualTo(403);
        assertThat(browser.get("/probe?do=ejb").status()).isEqualTo(403);
    }

    @Test
    void resourceWhenRoleIsThereThenAnswers() {
        logIn(TOLVAN);

        assertThat(browser.getJson("/api/loans").status()).isEqualTo(200);
        assertThat(browser.getJson("/api/loans/all").body()).contains("Doktor Glas");
        assertThat(browser.get("/probe?do=ejb").status()).isEqualTo(200);
    }

    @Test
    void unprotectedPageWhenLoggedInThenSeesTheCaller() {
        assertThat(probe().getBoolean("caller")).isFalse();

        logIn(ANNA);

        assertThat(probe().getBoolean("caller")).isTrue();
        assertThat(probe().getBoolean("user")).isTrue();
        assertThat(probe().getBoolean("admin")).isFalse();
    }

    // Sessions

    @Test
    void sessionWhenLoggingInThenNewIdAtEachStep() {
        browser.get("/account");
        String visited = browser.sessionId();
        login.start(LoginApi.SAME_DEVICE);
        String startedFirst = browser.sessionId();
        login.start(LoginApi.QR);
        String started = browser.sessionId();
        finish(ANNA);
        String loggedIn = browser.sessionId();
        login.logOut();
        login.start(LoginApi.QR);
        String loggedOut = browser.sessionId();

        assertThat(List.of(startedFirst, started, loggedIn, loggedOut))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(visited).isEmpty();
    }

    @Test
    void sessionWhenIdIsOldThenAnonymous() {
        login.start(LoginApi.SAME_DEVICE);
        String visited = browser.sessionId();
        login.start(LoginApi.QR);
        String started = browser.sessionId();
        finish(ANNA);
        String loggedIn = browser.sessionId();

        assertThat(browser.thiefOf(visited).get("/account").status()).isEqualTo(303);
        assertThat(browser.thiefOf(started).get("/account").status()).isEqualTo(303);
        assertThat(browser.thiefOf(loggedIn).get("/account").status()).isEqualTo(200);

        login.logOut();
        assertThat(browser.thiefOf(loggedIn).get("/account").status()).isEqualTo(303);
    }

    @Test
    void logoutWhenPostedThenFrontPageAndAnonymous() {
        logIn(ANNA);

        Answer answer = login.logOut();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(path(""));
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"GET | same-origin | 405", "POST | cross-site | 403"})
    void logoutWhenNotTheirOwnThenStillLoggedIn(String method, String site, int status) {
        logIn(ANNA);
        Browser.Request request = browser.request(method, "/.bankid/logout").header("Sec-Fetch-Site", site);
        if (site.equals("cross-site")) {
            request.header("Origin", "https://evil.example");
        }

        assertThat(request.send().status()).isEqualTo(status);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void logoutWhenTheApplicationCallsItThenAnonymous() {
        logIn(ANNA);
        String loggedIn = browser.sessionId();

        browser.get("/probe?do=logout");

        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(browser.thiefOf(loggedIn).get("/account").status()).isEqualTo(303);
    }

    @Test
    void loginWhenAnotherPersonIsLoggedInThenNothingOfTheFirstRemains() {
        logIn(TOLVAN);
        String first = browser.sessionId();

        logIn(ANNA);

        assertThat(browser.sessionId()).isNotEqualTo(first);
        assertThat(browser.thiefOf(first).get("/account").status()).isEqualTo(303);
        assertThat(browser.get("/admin").status()).isEqualTo(403);
        assertThat(browser.get("/account").body()).contains(ANNA.name()).doesNotContain(TOLVAN.name());
        assertThat(probe().get("session").toString())
                .contains(ANNA.personalNumber().value())
                .doesNotContain(TOLVAN.personalNumber().value(), TOLVAN.surname());
    }

    @Test
    void sessionWhenLoggedInThenHoldsStringsOnly() {
        logIn(ANNA);

        assertThat(probe().getJsonObject("session").keySet()).anyMatch(name -> name.contains("bankid"));
        assertThat(probe().getJsonObject("session").entrySet())
                .filteredOn(attribute -> attribute.getKey().contains("bankid"))
                .allSatisfy(
                        attribute -> assertThat(attribute.getValue().toString()).startsWith("\"java.lang.String "));
    }

    @Test
    void requestsWhenManyFollowTheLoginAtOnceThenAllAreLoggedIn() {
        logIn(ANNA);

        List<Integer> statuses = IntStream.range(0, 32)
                .parallel()
                .mapToObj(request -> browser.get("/account").status())
                .toList();

        assertThat(statuses).containsOnly(200);
    }

    // Orders belong to the browser that started them

    @Test
    void collectWhenTheOrderIsSomebodyElsesThenNothingIsSeen() {
        login.start(LoginApi.QR);
        LoginApi stranger = new LoginApi(new Browser(application));

        assertThat(stranger.collect().json().getString("state")).isEqualTo("none");
        assertThat(login.collect().json().getString("state")).isEqualTo("pending");
    }

    @Test
    void completeWhenNothingIsCompleteThenAnonymous() {
        login.start(LoginApi.QR);

        login.complete();

        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void completeWhenCalledTwiceThenStillOneLogin() {
        logIn(ANNA);
        String loggedIn = browser.sessionId();

        login.complete();

        assertThat(browser.sessionId()).isEqualTo(loggedIn);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void cancelWhenPendingThenThePhoneCannotFinish() {
        login.start(LoginApi.QR);
        String qrText = login.awaitQrText();

        login.cancel();

        assertThat(login.collect().json().getString("state")).isNotIn("pending", "complete");
        assertThat(new Phone(browser).tryScan(ANNA, qrText)).isEmpty();
    }

    /** Somebody starts, plants his session id beside hers, and has her approve in the app that leads her back. */
    @ParameterizedTest
    @ValueSource(
            strings = {"JSESSIONID=%s", "JSESSIONID=%s; JSESSIONID=%s", "JSESSIONID=\"%s\"; $Path=/; JSESSIONID=%2$s"})
    void sameDeviceWhenTheSessionIsPlantedAtWhoApprovesThenNobodyIsIn(String cookies) {
        JsonObject started = login.start(LoginApi.SAME_DEVICE).json();
        Browser victim = new Browser(application);
        new LoginApi(victim).start(LoginApi.QR);
        String planted = cookies.formatted(browser.sessionId(), victim.sessionId());
        JsonObject approved =
                new Phone(browser).launch(ANNA, launchLink(started)).approve();
        login.await("pending");

        Answer back = new Browser(application)
                .request("GET", returnPath(approved))
                .header("Cookie", planted)
                .send();

        assertThat(back.status()).isEqualTo(403);
        assertThat(login.collect().json().getString("state")).isEqualTo("pending");
        assertThat(login.complete().status()).isEqualTo(409);
        assertThat(browser.get("/account").status()).isEqualTo(303);
        assertThat(browser.get(returnPath(approved)).status()).isEqualTo(303);
        login.await("complete");
    }

    @Test
    void sameDeviceWhenLedBackThenUnderANewSessionIdAndAReloadChangesNothing() {
        JsonObject started = login.start(LoginApi.SAME_DEVICE).json();
        JsonObject approved =
                new Phone(browser).launch(ANNA, launchLink(started)).approve();
        login.await("pending");
        String before = browser.sessionId();

        assertThat(browser.get(returnPath(approved)).status()).isEqualTo(303);
        String after = browser.sessionId();
        assertThat(browser.get(returnPath(approved)).status()).isEqualTo(303);
        login.await("complete");
        assertThat(login.complete().status()).isEqualTo(200);

        assertThat(after).isNotEqualTo(before);
        assertThat(browser.get(returnPath(approved)).status()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void completeWhenItsAnswerIsLostThenTheRepetitionSucceeds() {
        login.start(LoginApi.QR);
        new Phone(browser).scan(ANNA, login.awaitQrText()).approve();
        login.await("complete");
        Browser.Request claim = login.post("/complete");
        Browser retry = browser.copy();

        assertThat(claim.send().status()).isEqualTo(200);
        String csrf = new LoginApi(retry).csrf();
        Answer again = retry.request("POST", "/.bankid/complete")
                .header("Accept", "application/json")
                .field("csrf", csrf)
                .send();

        assertThat(again.status()).isEqualTo(200);
        assertThat(retry.get("/account").status()).isEqualTo(200);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void startWhenPressedTwiceAtOnceThenALoginRunsEachTime() {
        for (int round = 0; round < 20; round++) {
            Browser impatient = new Browser(application);
            LoginApi twice = new LoginApi(impatient);
            if (round % 2 == 0) {
                twice.start(LoginApi.SAME_DEVICE);
            }
            Browser.Request first = twice.post("/auth").field("mode", LoginApi.QR);
            Browser.Request second = twice.post("/auth").field("mode", LoginApi.QR);

            List<Integer> statuses =
                    Stream.of(first, second).map(press -> CompletableFuture.supplyAsync(press::send)).toList().stream()
                            .map(press -> press.join().status())
                            .toList();

            assertThat(statuses).containsExactly(200, 200);
            assertThat(twice.collect().json().getString("state")).isEqualTo("pending");
        }
    }

    @Test
    void sameDeviceWhenOnlyPolledThenNeverComplete() {
        JsonObject started = login.start(LoginApi.SAME_DEVICE).json();
        JsonObject approved =
                new Phone(browser).launch(ANNA, launchLink(started)).approve();
        login.await("pending");
        assertThat(browser.get("/account").status()).isEqualTo(303);

        Answer stranger = new Browser(application).get(returnPath(approved));
        assertThat(stranger.status()).isNotIn(200, 303);
        Answer back = browser.get(returnPath(approved));

        assertThat(back.status()).isEqualTo(303);
        assertThat(Await.until("the login", () -> Optional.of(login.complete())
                                .filter(answer -> answer.status() == 200))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void modesWhenStartedThenNeitherShowsTheOthersSecret() {
        assertThat(login.start(LoginApi.QR).body()).doesNotContain("launch", "autostart");
        login.awaitQrText();
        assertThat(login.collect().body()).doesNotContain("launch", "autostart");

        LoginApi other = new LoginApi(new Browser(application));
        assertThat(other.start(LoginApi.SAME_DEVICE).body()).contains("launch").doesNotContain("modules");
        assertThat(other.collect().body()).doesNotContain("modules");
    }

    private static String launchLink(JsonObject state) {
        return state.getJsonObject("launch").getString("href");
    }

    private String returnPath(JsonObject approved) {
        URI returnUrl = URI.create(approved.getString("returnUrl"));
        return returnUrl.getRawPath() + "?" + returnUrl.getRawQuery();
    }

    /** Logs in with a QR code and answers where the login leads. */
    private String logIn(SimulatedPerson person) {
        login.start(LoginApi.QR);
        return finish(person);
    }

    private String finish(SimulatedPerson person) {
        new Phone(browser).scan(person, login.awaitQrText()).approve();
        login.await("complete");
        return login.complete().json().getString("location");
    }

    private JsonObject probe() {
        return browser.get("/probe").json();
    }

    private String path(String relative) {
        return application.getPath() + relative;
    }
}
