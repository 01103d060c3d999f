package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import org.junit.jupiter.api.Test;

/** Behind a proxy that ends TLS: browsers come by HTTPS, the server hears of it in a header. */
abstract class ProxySuite extends PlaceSuite {

    private static final String FORWARDED = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";

    @Test
    void startWhenOriginIsThatOfTheProxyThenPending() {
        assertThat(start().header(FORWARDED, "https").send().status()).isEqualTo(200);
        assertThat(visitor.orderState()).isEqualTo("pending");
    }

    @Test
    void startWhenTheProxyWasAskedByHttpThenRefused() {
        assertThat(start().header(FORWARDED, "http").send().status()).isEqualTo(403);
        assertThat(visitor.orderState()).isEqualTo("none");
    }

    @Test
    void cookieWhenAskedByHttpsThenSecure() {
        assumeTrue(place.has(Feature.FORWARDED_PROTO), "the server does not heed the header");
        assumeTrue(place.has(Feature.SECURE_COOKIE), "the server marks all cookies or none");
        Answer challenge = visitor.browser()
                .request("GET", "/member")
                .header(FORWARDED, "https")
                .send();

        assertThat(challenge.status()).isEqualTo(303);
        assertThat(challenge.header("Set-Cookie"))
                .containsIgnoringCase("; Secure")
                .containsIgnoringCase("; HttpOnly");
        assertThat(challenge.location()).isEqualTo(place.path(place.login() + "/login"));
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
    private Browser.Request start() {
        return visitor.login()
                .post("/auth")
                .field("mode", LoginApi.QR)
                .without("Sec-Fetch-Site")
                .header("Origin", "https://shop.example")
                .header(HOST, "shop.example");
    }
}
