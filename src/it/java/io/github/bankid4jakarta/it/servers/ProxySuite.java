package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Behind a proxy that ends TLS: browsers come by HTTPS, the server hears of it in a header. */
abstract class ProxySuite extends PlaceSuite {

    private static final String FORWARDED = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";

    @Test
    void startWhenOriginIsThatOfTheProxyThenPending() {
        assertThat(start("https").send().status()).isEqualTo(200);
        assertThat(orderState("https")).isEqualTo("pending");
    }

    @Test
    void startWhenTheProxyWasAskedByHttpThenRefused() {
        assertThat(start("http").send().status()).isEqualTo(403);
        assertThat(orderState("http")).isEqualTo("none");
    }

    @Test
    void cookieWhenAskedByHttpsThenSecure() {
        assumeTrue(place.has(Feature.FORWARDED_PROTO), "the server does not heed the header");
        assumeTrue(place.has(Feature.SECURE_COOKIE), "the server marks all cookies or none");

        Answer started = start("https").send();

        assertThat(started.status()).isEqualTo(200);
        assertThat(started.setCookie(Browser.SESSION))
                .containsIgnoringCase("; Secure")
                .containsIgnoringCase("; HttpOnly");
    }

    @Test
    void memberPageWhenAskedByHttpsThenTheLoginOfThisSite() {
        Answer challenge =
                forwarded(visitor.browser().request("GET", "/member"), "https").send();

        assertThat(challenge.status()).isEqualTo(303);
        assertThat(challenge.location()).isEqualTo(place.loginFor("/member"));
    }

    /** Whatever the server makes of the header: by this name no other site can set it. */
    @Test
    void browsersCookieWhenAskedByHttpsThenOfThisHostAlone() {
        assertThat(loginPage("https").headers().allValues("Set-Cookie"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("__Host-bankid-browser")
                .contains("; Secure")
                .contains("; HttpOnly");
        assertThat(loginPage("http").headers().allValues("Set-Cookie"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("bankid-browser")
                .doesNotContain("; Secure")
                .contains("; HttpOnly");
    }

    @Test
    void memberPageWhenLoggedInByHttpsThenShown() {
        assumeTrue(place.has(Feature.FORWARDED_PROTO), "the server does not heed the header");
        visitor.logIn(ANNA);

        Answer answer = visitor.browser()
                .request("GET", "/member")
                .header(FORWARDED, "https")
                .send();

        assertThat(answer.body()).isEqualTo("member " + number(ANNA));
    }

    /** As a browser that sends no {@code Sec-Fetch-Site}, so that the origin decides. */
    private Browser.Request start(String scheme) {
        return forwarded(visitor.browser().request("POST", place.login() + "/auth"), scheme)
                .header("Accept", "application/json")
                .field("csrf", loginPage(scheme).json().getString("csrf"))
                .field("mode", LoginApi.QR)
                .without("Sec-Fetch-Site")
                .header("Origin", "https://shop.example");
    }

    private Answer loginPage(String scheme) {
        return forwarded(visitor.browser().request("GET", place.login() + "/login"), scheme)
                .header("Accept", "application/json")
                .send();
    }

    private String orderState(String scheme) {
        return forwarded(visitor.browser().request("POST", place.login() + "/collect"), scheme)
                .header("Accept", "application/json")
                .send()
                .json()
                .getString("state");
    }

    private static Browser.Request forwarded(Browser.Request request, String scheme) {
        return request.header(FORWARDED, scheme).header(HOST, "shop.example");
    }
}
