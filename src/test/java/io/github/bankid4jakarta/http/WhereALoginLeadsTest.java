package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each tab leads where that tab wanted, and one person's page is not the next one's. */
class WhereALoginLeadsTest {

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/deep/page",
                "/app/account?case=a&b=c",
                "/app/account#part",
                "/app/account?case=1#/route/2",
                "/app/",
                "/app/r%C3%A4ka"
            })
    void linkWhenItNamesAPageThenTheLoginLeadsThere(String page) throws IOException {
        FakeExchange shown = login.serve(browser.get("/.bankid/login?return=" + encoded(page)));
        assertThat(shown.text()).contains("value=\"" + page.replace("&", "&amp;") + "\"");

        assertThat(loggedIn(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/app/",
                "/\\evil.example/app/",
                "/other/page",
                "/app",
                "/apple/",
                "/app/../other",
                "/app/%2e%2e/other",
                "/app/%2E./other",
                "/app/..;x=1/other",
                "/app/.",
                "/app/.bankid/logout",
                "/app/.bankid/login",
                "/app/x\r\nSet-Cookie: a=b",
                "/app/x#a#b",
                "/app/<script>",
                "javascript:alert(1)",
                ""
            })
    void linkWhenItNamesAnythingElseThenTheLoginLeadsHome(String page) throws IOException {
        FakeExchange shown = login.serve(browser.get("/.bankid/login?return=" + encoded(page)));
        assertThat(shown.text()).contains("name=\"return\" value=\"\"").doesNotContain("evil.example");

        assertThat(loggedIn(page)).isEqualTo("/app/");
    }

    @Test
    void tabsWhenTwoThenEachLeadsWhereItWanted() throws IOException {
        login.post(browser, "/auth", "mode", "qr", "return", "/app/one");
        login.approve(browser, SimulatedPerson.ANNA);
        assertThat(complete("/app/two")).isEqualTo("/app/two");

        assertThat(complete("/app/one")).isEqualTo("/app/one");
        assertThat(login.serve(browser.get("/.bankid/login?return=%2Fapp%2Fthree"))
                        .answerHeader("Location"))
                .isEqualTo("/app/three");
    }

    @Test
    void pageWhenThePersonBeforeWantedItThenNotTheNextOnes() throws IOException {
        login.post(browser, "/auth", "mode", "qr", "return", "/app/account?case=secret-42");
        login.post(browser, "/cancel");
        login.pass(java.time.Duration.ofSeconds(20));

        FakeExchange page = login.serve(browser.get("/.bankid/login"));
        login.approve(browser, SimulatedPerson.ASA);

        assertThat(page.text()).doesNotContain("secret-42");
        assertThat(complete(null)).isEqualTo("/app/");
        assertThat(login.serve(browser.get("/.bankid/login")).answerHeader("Location"))
                .isEqualTo("/app/");
    }

    /** A page of the application's own that does not know the field. */
    @Test
    void pageOfTheApplicationWhenItsAddressNamesAPageThenTheLoginLeadsThere() throws IOException {
        LoginFixture own = new LoginFixture("bankid.login-page", "/welcome");
        String csrf = own.csrf(browser);
        own.serve(browser.post("/.bankid/auth")
                .json()
                .header("Referer", "https://www.example.se/app/welcome?return=%2Fapp%2Faccount")
                .form("csrf", csrf, "mode", "qr"));

        assertThat(BrowserSession.existing(browser.get("/x").request())
                        .orElseThrow()
                        .wanted())
                .contains("/app/account");
    }

    @Test
    void formWhenRefusedOrAnsweredByAPageThenTheTabKeepsItsPage() throws IOException {
        String csrf = login.csrf(browser);
        FakeExchange start =
                login.serve(browser.post("/.bankid/auth").form("csrf", csrf, "mode", "qr", "return", "/app/account"));

        assertThat(start.answerHeader("Location")).isEqualTo("/app/.bankid/login?return=%2Fapp%2Faccount");
        FakeExchange refused =
                login.serve(browser.post("/.bankid/auth").form("csrf", csrf, "mode", "none", "return", "/app/account"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("href=\"/app/.bankid/login?return=%2Fapp%2Faccount\"");
    }

    private String loggedIn(String page) throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        return complete(page);
    }

    private String complete(String page) throws IOException {
        String csrf = login.csrf(browser);
        FakeExchange claim = page == null
                ? browser.post("/.bankid/complete").json().form("csrf", csrf)
                : browser.post("/.bankid/complete").json().form("csrf", csrf, "return", page);
        new BankIdLoginFlow(login.endpoints(), event -> {})
                .authenticate(claim.request(), claim.response(), new AcceptingContainer());
        return claim.answerJson().getString("location");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
