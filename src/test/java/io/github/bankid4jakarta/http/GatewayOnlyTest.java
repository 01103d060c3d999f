package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation that serves the gateway alone lets nobody start an order without a token. */
class GatewayOnlyTest {

    private final LoginFixture both = new LoginFixture();
    private final LoginFixture only = new LoginFixture("bankid.gateway.only", "true");
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @CsvSource({"GET, /login", "POST, /auth", "POST, /collect", "POST, /complete", "POST, /cancel", "POST, /logout"})
    void loginWhenOnlyTheGatewayIsServedThenNotFound(String method, String path) throws IOException {
        assertThat(only.serve(request(method, path)).status()).isEqualTo(404);
        assertThat(both.serve(request(method, path)).status()).isNotEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json"})
    void protectedPageWhenOnlyTheGatewayIsServedThenClosed(String accept) throws IOException {
        FakeExchange closed = browser.get("/account").header("Accept", accept);
        FakeExchange asked = browser.get("/account").header("Accept", accept);

        only.endpoints().challenge(closed.request(), closed.response());
        both.endpoints().challenge(asked.request(), asked.response());

        assertThat(closed.status()).isEqualTo(404);
        assertThat(closed.answerHeader("Location")).isNull();
        assertThat(asked.status()).isIn(303, 401);
    }

    @Test
    void phonePageWhenOnlyTheGatewayIsServedThenThere() throws IOException {
        String style = PageLinks.asset(both.serve(request("GET", "/login")), "login.css");

        assertThat(only.serve(request("GET", "/simulator")).status()).isEqualTo(200);
        assertThat(only.serve(browser.get(style)).status()).isEqualTo(200);
    }

    private FakeExchange request(String method, String path) {
        String whole = "/.bankid" + path;
        return method.equals("POST") ? browser.post(whole) : browser.get(whole);
    }
}
