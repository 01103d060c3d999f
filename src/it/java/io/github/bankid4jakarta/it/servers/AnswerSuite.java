package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers say: headers, cookies, errors; and what the application's own answers go on saying. */
abstract class AnswerSuite extends PlaceSuite {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"([^\"]+/assets/[^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "GET,  ~/login,      200",
        "GET,  ~/qr,         404",
        "GET,  ~/return,     403",
        "GET,  ~/simulator,  200",
        "GET,  ~/nothing,    404",
        "GET,  ~/auth,       405",
        "POST, ~/auth,       403",
        "POST, ~/complete,   403",
        "GET,  /member,      303"
    })
    void answerWhenOfTheLoginThenSafeHeaders(String method, String path, int status) {
        Answer answer = visitor.browser()
                .request(method, path.replace("~", place.login()))
                .send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control").split(", *")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe-inline", "unsafe-eval", "*");
    }

    @Test
    void answerWhenOfTheApplicationThenNoHeaderOfTheLogin() {
        assertThat(visitor.get("/public").headers().map())
                .doesNotContainKeys("content-security-policy", "referrer-policy", "cross-origin-resource-policy");
    }

    @Test
    void cookieWhenSetThenForThisApplicationAndNotForScripts() {
        Answer challenge = visitor.login().start(LoginApi.QR);
        String cookie = challenge.setCookie(Browser.SESSION);

        assertThat(cookie).startsWith(Browser.SESSION + "=").containsIgnoringCase("HttpOnly");
        assertThat(cookie).doesNotContainIgnoringCase("Secure");
        assertThat(challenge.cookiePath(Browser.SESSION))
                .isEqualTo(place.address().getPath());
    }

    @Test
    void cookiesWhenLoggedInThenNoneForScripts() {
        visitor.logIn(ANNA);
        visitor.get("/member");

        assertThat(visitor.browser().answers())
                .flatExtracting(answer -> answer.headers().allValues("Set-Cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly"));
    }

    // Errors

    @ParameterizedTest
    @CsvSource({
        "GET,  ~/nothing,  404, not_found",
        "GET,  ~/auth,     405, method_not_allowed",
        "POST, ~/auth,     403, cookies_blocked",
        "GET,  /member,    401, login_required"
    })
    void errorWhenOfTheLoginThenItsOwnBody(String method, String path, int status, String word) {
        Answer answer = visitor.browser()
                .request(method, path.replace("~", place.login()))
                .header("Accept", "application/json")
                .send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(answer.json().getString("error")).isEqualTo(word);
        assertThat(answer.json().getString("message")).isNotEmpty();
    }

    @Test
    void errorWhenShownToAPersonThenThePageOfTheLogin() {
        Answer answer = visitor.get(place.login() + "/nothing");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(answer.body()).containsPattern("/assets/[0-9a-f]+/login\\.css");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 503})
    void errorWhenOfTheApplicationThenStaysItsOwn(int status) {
        assertApplicationsOwn(visitor.get("/failing?status=" + status), status);
    }

    @Test
    void errorWhenOfTheApplicationForTheCallerThenStaysItsOwn() {
        visitor.logIn(ANNA);

        for (int status : new int[] {401, 403, 404, 500, 503}) {
            assertApplicationsOwn(visitor.get("/failing?status=" + status), status);
        }
    }

    @Test
    void errorWhenTheApplicationThrowsThen500() {
        assertApplicationsOwn(visitor.get("/failing"), 500);
    }

    @Test
    void errorWhenRoleIsMissingThenTheApplicationsPage() {
        assumeTrue(place.ownPages(), "the application has no page for errors");
        visitor.logIn(ANNA);

        assertThat(visitor.get("/admin").body()).isEqualTo("own page for 403");
    }

    @Test
    void filterWhenOfTheApplicationThenSeesTheCaller() {
        assumeTrue(place.ownPages(), "the application has no filter");
        assertThat(visitor.get("/public").header("X-Own-Filter")).isEqualTo("nobody");

        visitor.logIn(ANNA);

        assertThat(visitor.get("/public").header("X-Own-Filter")).isEqualTo("somebody");
        assertThat(visitor.get("/member").header("X-Own-Filter")).isEqualTo("somebody");
    }

    private void assertApplicationsOwn(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        if (place.ownPages()) {
            assertThat(answer.body()).isEqualTo("own page for " + status);
        }
    }

    // Caching

    @Test
    void assetsWhenLinkedByTheLoginPageThenCachedForAYear() {
        assertThat(linkedAssets().distinct()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(link -> {
            Answer asset = place.visitor().get(link);
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.headers().allValues("Cache-Control"))
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(asset.header("ETag")).matches("\"[0-9a-f]+\"");
            assertThat(asset.headers().map()).doesNotContainKeys("set-cookie", "pragma", "expires");
        });
    }

    @Test
    void assetWhenTheBrowserHasItThen304WithoutBody() {
        String asset = linkedAssets().findFirst().orElseThrow();
        String etag = visitor.get(asset).header("ETag");

        Answer known = conditional(asset, "\"0\", W/" + etag);
        Answer other = conditional(asset, "\"0\"");

        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.header("ETag")).isEqualTo(etag);
        assertThat(known.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body()).isNotEmpty();
    }

    @Test
    void assetWhenOfAnotherVersionThenNotFoundAndNotKept() {
        String asset = linkedAssets().findFirst().orElseThrow();

        Answer older = visitor.get(asset.replaceFirst("/assets/[0-9a-f]+/", "/assets/000000000000000000000000/"));

        assertThat(older.status()).isEqualTo(404);
        assertThat(older.header("Cache-Control")).contains("no-store");
        assertThat(visitor.get(asset).status()).isEqualTo(200);
    }

    private Answer conditional(String asset, String tags) {
        return visitor.browser()
                .request("GET", asset)
                .header("If-None-Match", tags)
                .send();
    }

    /** Where the login page looks for its files. */
    private Stream<String> linkedAssets() {
        return ASSET.matcher(visitor.get(place.login() + "/login").body())
                .results()
                .map(link -> link.group(1));
    }

    @Test
    void assetWhenOfTheApplicationThenMayBeCached() {
        Answer style = visitor.get("/style.css");
        assertThat(style.status()).isEqualTo(200);
        assertThat(style.body()).isEqualTo(TestApplications.STYLE);
        assertThat(style.header("Cache-Control")).doesNotContain("no-store", "no-cache");
        assertThat(style.headers().map()).doesNotContainKeys("set-cookie", "pragma", "expires");

        Answer again = visitor.browser()
                .request("GET", "/style.css")
                .header("If-Modified-Since", style.header("Last-Modified"))
                .send();
        assertThat(again.status()).isEqualTo(304);
    }
}
