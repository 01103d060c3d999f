package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions: new ids, old ids, and leaving. */
abstract class SessionSuite extends PlaceSuite {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    @Test
    void sessionWhenLoggingInThenNewIdAtEachStep() {
        visitor.get("/member");
        String visited = sessionId();
        visitor.login().start(LoginApi.SAME_DEVICE);
        String startedFirst = sessionId();
        visitor.login().start(LoginApi.QR);
        String started = sessionId();
        visitor.finish(ANNA);
        String loggedIn = sessionId();
        visitor.login().logOut();
        visitor.login().start(LoginApi.QR);
        String loggedOut = sessionId();

        assertThat(List.of(startedFirst, started, loggedIn, loggedOut))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(visited).isEmpty();
    }

    @Test
    void sessionWhenIdIsOldThenAnonymous() {
        visitor.login().start(LoginApi.SAME_DEVICE);
        String visited = sessionId();
        visitor.login().start(LoginApi.QR);
        String started = sessionId();
        visitor.finish(ANNA);
        String loggedIn = sessionId();

        assertThat(visitor.thiefOf(visited).get("/member").status()).isEqualTo(303);
        assertThat(visitor.thiefOf(started).get("/member").status()).isEqualTo(303);
        assertThat(visitor.thiefOf(loggedIn).get("/member").status()).isEqualTo(200);

        visitor.login().logOut();
        assertThat(visitor.thiefOf(loggedIn).get("/member").status()).isEqualTo(303);
    }

    @Test
    void sessionWhenLoggedInThenTheApplicationSeesTheSame() {
        visitor.logIn(ANNA);
        String noted = visitor.get("/session?note=kept").body();

        assertThat(noted).endsWith("note=kept");
        assertThat(visitor.get("/session").body()).isEqualTo(noted);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    @Test
    void sessionWhenItsIdIsInTheAddressThenNotUsed() {
        visitor.logIn(ANNA);

        Answer answer = place.visitor().get("/member;jsessionid=" + sessionId());

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    @Test
    void challengeWhenAnsweredThenNoSessionIdInTheAddress() {
        assertThat(visitor.get("/member").header("Location")).doesNotContain("jsessionid");
        assertThat(visitor.get(place.login() + "/login").body()).doesNotContain("jsessionid");
    }

    @Test
    void requestsWhenManyFollowTheLoginAtOnceThenAllAreLoggedIn() {
        visitor.logIn(ANNA);

        assertThat(statusesAtOnce(32)).containsOnly(200).hasSize(32);
    }

    private List<Integer> statusesAtOnce(int requests) {
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        try {
            return IntStream.range(0, requests)
                    .mapToObj(request -> CompletableFuture.supplyAsync(
                            () -> visitor.get("/member").status(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void logoutWhenPostedThenFrontPageAndAnonymous() {
        visitor.logIn(ANNA);
        String loggedIn = sessionId();

        Answer answer = visitor.login().logOut();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(place.path("/"));
        assertAnonymous(loggedIn);
    }

    @Test
    void logoutWhenByAPageOfTheApplicationThenAnonymous() {
        visitor.logIn(ANNA);
        String loggedIn = sessionId();
        Matcher action = ACTION.matcher(visitor.get("/farewell").body());
        assertThat(action.find()).isTrue();

        Answer answer = visitor.browser().request("POST", action.group(1)).send();

        assertThat(answer.status()).isEqualTo(303);
        assertAnonymous(loggedIn);
    }

    @Test
    void logoutWhenTheApplicationCallsItThenAnonymous() {
        visitor.logIn(ANNA);
        String loggedIn = sessionId();

        assertThat(visitor.get("/leave").body()).isEqualTo("left, caller=null");

        assertAnonymous(loggedIn);
    }

    /** Some servers give the browser more cookies than that of the session. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cookiesWhenAllAreReplayedAfterLogoutThenAnonymous(boolean byTheApplication) {
        visitor.logIn(ANNA);
        Visitor thief = visitor.thief();
        assertThat(thief.get("/member").status()).isEqualTo(200);

        if (byTheApplication) {
            visitor.get("/leave");
        } else {
            visitor.login().logOut();
        }

        assertThat(thief.get("/member").status()).isEqualTo(303);
        assertThat(thief.get("/public").body()).startsWith("caller=nobody");
        assertThat(visitor.get("/member").status()).isEqualTo(303);
    }

    /** Whether the session ends with it is the server's choice: either way the page that is open gets an answer that it knows. */
    @Test
    void logoutWhenALoginIsPendingInAnotherWindowThenThatPageIsToldOrGoesOn() {
        visitor.login().start(LoginApi.QR);
        Visitor page = visitor.thief();

        assertThat(visitor.get("/leave").body()).isEqualTo("left, caller=null");

        assertThat(page.login().collect().status()).isIn(200, 403);
        assertThat(page.get("/member").status()).isEqualTo(303);
        visitor.logIn(ANNA);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    @Test
    void logoutWhenTheApplicationCallsItForNobodyThenNothingHappens() {
        assertThat(visitor.get("/leave").body()).isEqualTo("left, caller=null");
        assertThat(visitor.get("/public").body()).startsWith("caller=nobody");
    }

    @Test
    void loginWhenLoggedOutBeforeThenCallerAgain() {
        visitor.logIn(ANNA);
        visitor.get("/leave");

        visitor.logIn(ANNA);

        assertThat(visitor.get("/member").body()).isEqualTo("member " + number(ANNA));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"GET | same-origin | 405", "POST | cross-site | 403"})
    void logoutWhenNotTheirOwnThenStillLoggedIn(String method, String site, int status) {
        visitor.logIn(ANNA);
        Browser.Request request =
                visitor.browser().request(method, place.login() + "/logout").header("Sec-Fetch-Site", site);

        assertThat(request.send().status()).isEqualTo(status);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    private void assertAnonymous(String oldSession) {
        assertThat(visitor.get("/member").status()).isEqualTo(303);
        assertThat(visitor.get("/public").body()).startsWith("caller=nobody");
        assertThat(visitor.thiefOf(oldSession).get("/member").status()).isEqualTo(303);
    }

    private String sessionId() {
        return visitor.browser().sessionId();
    }
}
