package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a proxy that does not say clearly by which address browsers know the site, which nobody configured either. */
class UnclearProxyTest {

    private static final String PROXY = "10.0.0.1";

    private final LoginFixture login = new LoginFixture("bankid.trusted-proxies", PROXY, "bankid.public-address", "");
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /login",
                "POST | /auth",
                "POST | /collect",
                "POST | /complete",
                "POST | /cancel",
                "GET | /return?nonce=x",
                "GET | /qr",
                "POST | /simulator/scan"
            })
    void requestWhenTheProxyIsNotClearThenRefusedWithWhoCanMendIt(String method, String path) throws IOException {
        for (boolean script : new boolean[] {false, true}) {
            FakeExchange answer = login.serve(unclear(request(method, path, script)));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("its proxy does not say clearly").doesNotContain("evil.example");
            assertThat(answer.setCookies()).isEmpty();
        }
        assertThat(browser.sessionsMade()).isZero();
        assertThat(login.serve(clear(request(method, path, false))).text()).doesNotContain("its proxy");
    }

    /** The page that says so has its looks, and whoever is in gets out. */
    @Test
    void requestWhenTheProxyIsNotClearThenStyleAndLogoutWork() throws IOException {
        login.post(browser, "/auth", "mode", "qr");
        FakeExchange page = login.serve(unclear(browser.get("/.bankid/login")));
        String style = page.text().replaceAll("(?s).*?href=\"/app(/[.]bankid/assets/[^\"]+[.]css)\".*", "$1");

        assertThat(login.serve(unclear(browser.get(style))).status()).isEqualTo(200);
        assertThat(login.serve(unclear(browser.post("/.bankid/logout"))).status())
                .isEqualTo(303);
        assertThat(browser.session()).isEmpty();
    }

    /** Without the browser's word, the address has to tell whether a page of this site sent it. */
    @Test
    void logoutWhenOnlyTheOriginCouldTellThenRefused() throws IOException {
        login.post(browser, "/auth", "mode", "qr");
        FakeExchange logout =
                browser.post("/.bankid/logout").without("Sec-Fetch-Site").header("Origin", "https://evil.example");

        assertThat(login.serve(unclear(logout)).status()).isEqualTo(400);
        assertThat(browser.session()).isPresent();
    }

    @Test
    void protectedPageWhenTheProxyIsNotClearThenTheLoginIsAskedForAndSaysSo() throws IOException {
        FakeExchange page = unclear(browser.request("POST", "/secret")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Referer", "https://evil.example/app/secret"));

        login.endpoints().challenge(page.request(), page.response());

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.answerHeader("Location")).isEqualTo("/app/.bankid/login");
    }

    @Test
    void forgetWhenTheProxyIsNotClearThenTheCallerIsForgotten() throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        login.serve(login.completing(browser));
        FakeExchange page = unclear(browser.get("/secret"));

        login.endpoints().forget(page.request(), page.response());

        assertThat(login.endpoints().caller(browser.get("/secret").request())).isEmpty();
    }

    private FakeExchange request(String method, String path, boolean script) {
        FakeExchange request = browser.request(method, "/.bankid" + path).header("Sec-Fetch-Site", "same-origin");
        FakeExchange form = method.equals("POST") ? request.form("csrf", "x", "mode", "qr") : request;
        return script ? form.json() : form;
    }

    private static FakeExchange unclear(FakeExchange request) {
        return request.from(PROXY)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "evil.example, www.example.se");
    }

    private static FakeExchange clear(FakeExchange request) {
        return request.from(PROXY)
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Host", "www.example.se, www.example.se");
    }
}
