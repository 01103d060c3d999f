package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bankid4jakarta.it.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what. */
abstract class AccessSuite extends PlaceSuite {

    @Test
    void publicPageWhenAnonymousThenShownWithoutSession() {
        Answer answer = visitor.get("/public");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("caller=nobody user=false admin=false guest=false");
        assertThat(visitor.browser().sessionId()).isEmpty();
    }

    @Test
    void publicPageWhenLoggedInThenSeesTheCaller() {
        visitor.logIn(ANNA);

        assertThat(visitor.get("/public").body()).startsWith("caller=" + number(ANNA) + " user=true admin=false");
    }

    @Test
    void memberPageWhenAnonymousThenLoginAndThenThePageWithItsQuery() {
        Answer challenge = visitor.get("/member?book=G%C3%B6sta&page=2");
        assertThat(challenge.status()).isEqualTo(303);
        assertThat(challenge.location()).isEqualTo(place.loginFor("/member?book=G%C3%B6sta&page=2"));
        assertThat(visitor.browser().follow(challenge).status()).isEqualTo(200);

        assertThat(visitor.logIn(ANNA)).isEqualTo(place.path("/member?book=G%C3%B6sta&page=2"));
        assertThat(visitor.get("/member").body()).isEqualTo("member " + number(ANNA));
    }

    @Test
    void pageWhenItAsksByItselfThenLoginAndThenThePageAsOftenAsItAsks() {
        Answer challenge = visitor.get("/ask");
        assertThat(challenge.status()).isEqualTo(303);
        assertThat(challenge.location()).isEqualTo(place.loginFor("/ask"));

        assertThat(visitor.logIn(ANNA)).isEqualTo(place.path("/ask"));
        assertThat(visitor.get("/ask").body()).isEqualTo("asked, caller=" + number(ANNA));
        assertThat(visitor.get("/ask").body()).isEqualTo("asked, caller=" + number(ANNA));
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    @Test
    void memberPageWhenPostedThenNotRemembered() {
        Answer challenge = visitor.browser().request("POST", "/member").send();
        assertThat(challenge.location()).isEqualTo(place.path(place.login() + "/login"));

        assertThat(visitor.logIn(ANNA)).isEqualTo(place.path("/"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept | application/json",
                "Accept | */*",
                "X-Requested-With | XMLHttpRequest",
                "Sec-Fetch-Mode | cors"
            })
    void memberPageWhenScriptAsksThen401WithLoginAddress(String header, String value) {
        Answer answer = visitor.browser()
                .request("GET", "/member")
                .header(header, value)
                .send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().getString("error")).isEqualTo("login_required");
        assertThat(answer.json().getString("login")).isEqualTo(place.path(place.login() + "/login"));
        assertThat(visitor.browser().sessionId()).isEmpty();
    }

    @Test
    void memberPageWhenScriptOfTheCallerAsksThenShown() {
        visitor.logIn(ANNA);

        assertThat(visitor.browser().getJson("/member").status()).isEqualTo(200);
    }

    @Test
    void adminPageWhenRoleIsMissingThen403() {
        visitor.logIn(ANNA);

        assertThat(visitor.get("/admin").status()).isEqualTo(403);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    @Test
    void adminPageWhenRoleIsThereThenShown() {
        visitor.logIn(TOLVAN);

        assertThat(visitor.get("/admin").body()).isEqualTo("admin " + number(TOLVAN));
        assertThat(visitor.get("/member").status()).isEqualTo(200);
        assertThat(visitor.get("/public").body()).contains(" user=true admin=true ");
    }

    @Test
    void resourceWhenAnonymousThenRefusedOrAskedToLogIn() {
        assumeRest();

        assertThat(visitor.get("/api/members").status()).isIn(303, 401, 403);
        assertThat(visitor.get("/api/members/secret").status()).isIn(303, 401, 403);
    }

    @Test
    void resourceWhenRoleIsMissingThen403() {
        assumeRest();
        visitor.logIn(ANNA);

        assertThat(visitor.get("/api/members/secret").status()).isEqualTo(403);
        assertThat(visitor.get("/api/members").status()).isEqualTo(200);
    }

    @Test
    void resourceWhenRoleIsThereThenAnswers() {
        assumeRest();
        visitor.logIn(TOLVAN);

        assertThat(visitor.get("/api/members/secret").body()).isEqualTo("secret");
        assertThat(visitor.get("/api/members").body()).isEqualTo("member " + number(TOLVAN));
    }

    @Test
    void enterpriseBeanWhenAnonymousThenRefused() {
        assumeTrue(place.has(Feature.EJB), "the server has no enterprise beans");

        assertThat(visitor.get("/vault").status()).isEqualTo(403);
        assertThat(visitor.get("/vault?open").status()).isEqualTo(403);
    }

    @Test
    void enterpriseBeanWhenRoleIsMissingThenRefused() {
        assumeTrue(place.has(Feature.EJB), "the server has no enterprise beans");
        visitor.logIn(ANNA);

        assertThat(visitor.get("/vault").body()).isEqualTo("seen by " + number(ANNA));
        assertThat(visitor.get("/vault?open").status()).isEqualTo(403);
    }

    @Test
    void enterpriseBeanWhenRoleIsThereThenAnswers() {
        assumeTrue(place.has(Feature.EJB), "the server has no enterprise beans");
        visitor.logIn(TOLVAN);

        assertThat(visitor.get("/vault").body()).isEqualTo("seen by " + number(TOLVAN));
        assertThat(visitor.get("/vault?open").body()).isEqualTo("opened by " + number(TOLVAN));
    }

    private void assumeRest() {
        assumeTrue(place.has(Feature.REST_ROLES), "the server does not heed roles of REST resources");
    }
}
