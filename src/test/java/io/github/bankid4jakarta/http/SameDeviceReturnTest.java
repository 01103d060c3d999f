package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A same-device login that somebody else was talked into approving, beside the honest one. */
class SameDeviceReturnTest {

    private final ListeningClient bankId = new ListeningClient();
    private final LoginFixture login = new LoginFixture(true, bankId::listeningTo);
    private final FakeBrowser browser = new FakeBrowser();

    @Test
    void pollWhenApprovedButNobodyCameBackThenNeverComplete() throws IOException {
        approved();

        for (int second = 0; second < 55; second++) {
            login.pass(Duration.ofSeconds(1));
            assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                    .isEqualTo("pending");
        }
        assertThat(login.serve(login.completing(browser)).status()).isEqualTo(409);
    }

    @Test
    void returnWhenInTheBrowserThatStartedThenComplete() throws IOException {
        FakeExchange answer = login.serve(browser.get(approved()));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.answerHeader("Location")).isEqualTo("/app/.bankid/login");
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("complete");
    }

    @Test
    void returnWhenInAnotherBrowserThenRefusedAndNoSessionIsMade() throws IOException {
        FakeBrowser other = new FakeBrowser();

        assertThat(login.serve(other.get(approved())).status()).isEqualTo(403);
        assertThat(other.sessionsMade()).isZero();
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("pending");
    }

    @Test
    void returnWhenInABrowserWithAnOrderOfItsOwnThenRefused() throws IOException {
        String back = approved();
        FakeBrowser other = new FakeBrowser();
        login.post(other, "/auth", "mode", "same-device");

        assertThat(login.serve(other.get(back)).status()).isEqualTo(403);
        assertThat(login.serve(browser.get(back)).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/.bankid/return", "/.bankid/return?nonce=", "/.bankid/return?nonce=x", "/.bankid/return?x=y"})
    void returnWhenTheNonceIsWrongThenRefused(String path) throws IOException {
        String back = approved();

        assertThat(login.serve(browser.get(path)).status()).isEqualTo(403);
        assertThat(login.serve(browser.get(back)).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void returnWhenOpenedAgainThenTheSameAgain(boolean afterTheLogin) throws IOException {
        String back = approved();
        FakeExchange first = login.serve(browser.get(back));
        String id = browser.heldId();
        if (afterTheLogin) {
            FakeExchange claim = login.completing(browser);
            new BankIdLoginFlow(login.endpoints(), login.events()::add)
                    .authenticate(claim.request(), claim.response(), new AcceptingContainer());
            assertThat(claim.status()).isEqualTo(200);
            id = browser.heldId();
        }

        for (int i = 0; i < 7; i++) {
            FakeExchange again = login.serve(browser.get(back));
            assertThat(again.status()).isEqualTo(first.status()).isEqualTo(303);
            assertThat(again.answerHeader("Location")).isEqualTo(first.answerHeader("Location"));
            assertThat(browser.heldId()).isEqualTo(id);
        }
        assertThat(login.serve(new FakeBrowser().get(back)).status()).isEqualTo(403);
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo(afterTheLogin ? "signed-in" : "complete");
    }

    /** Somebody who is logged in may be the one whom another's link was sent to: she is warned, not led home. */
    @Test
    void returnWhenLoggedInAndTheNonceIsAnothersThenWarned() throws IOException {
        String back = approved();
        FakeBrowser victim = new FakeBrowser();
        login.approve(victim, SimulatedPerson.ASA);
        FakeExchange claim = login.completing(victim);
        new BankIdLoginFlow(login.endpoints(), login.events()::add)
                .authenticate(claim.request(), claim.response(), new AcceptingContainer());

        FakeExchange answer = login.serve(victim.get(back));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("If you did not start a login, close this page.");
        assertThat(login.serve(browser.get(back)).status()).isEqualTo(303);
    }

    @Test
    void returnWhenAcceptedThenUnderANewSessionIdBeforeItCounts() throws IOException {
        String back = approved();
        String before = browser.heldId();

        login.serve(browser.get(back));

        assertThat(browser.heldId()).isNotEqualTo(before);
    }

    @Test
    void returnWhenTheServerKeepsTheSessionIdThenItDoesNotCount() throws IOException {
        String back = approved();
        browser.serverKeepsIds();

        assertThat(login.serve(browser.get(back)).status()).isEqualTo(403);
        assertThat(login.engine().pending()).isZero();
    }

    /** Pictures and frames of other pages cannot use the nonce up, nor end the login. */
    @ParameterizedTest
    @CsvSource({"no-cors, image", "no-cors, script", "navigate, iframe", "cors, empty", "navigate, embed"})
    void returnWhenItIsNotATabOfItsOwnThenNothingChanges(String mode, String destination) throws IOException {
        String back = approved();
        for (int i = 0; i < 6; i++) {
            for (String path : new String[] {"/.bankid/return?nonce=x", back}) {
                FakeExchange picture = browser.get(path)
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Sec-Fetch-Mode", mode)
                        .header("Sec-Fetch-Dest", destination);
                assertThat(login.serve(picture).status()).isEqualTo(404);
            }
        }

        FakeExchange tab = browser.get(back)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
        assertThat(login.serve(tab).status()).isEqualTo(303);
    }

    /** A server may mark its session cookie as strict: then what the app begins comes without it. */
    @Test
    void returnWhenTheSessionCookieIsStrictThenOurOwnPageComesAgainWithIt() throws IOException {
        String back = approved();
        String id = browser.heldId();
        FakeBrowser another = new FakeBrowser();
        login.csrf(another);

        FakeExchange onward = login.serve(browser.withholdsSession().get(back));

        assertThat(onward.status()).isEqualTo(200);
        String again = "/app" + back + "&again=1";
        assertThat(onward.text())
                .contains("http-equiv=\"refresh\" content=\"0; url=" + again.replace("&", "&amp;") + "\"");
        browser.holds(id);
        assertThat(login.serve(browser.get(back + "&again=1")).status()).isEqualTo(303);
        assertThat(login.serve(another.get(back)).status()).isEqualTo(200);
        assertThat(login.serve(another.get(back + "&again=1")).status()).isEqualTo(403);
        assertThat(login.serve(new FakeBrowser().get(back)).status()).isEqualTo(403);
    }

    @Test
    void returnWhenABrowserLooksAheadThenTheNonceIsNotUsed() throws IOException {
        String back = approved();

        assertThat(login.serve(browser.get(back).header("Sec-Purpose", "prefetch;prerender"))
                        .status())
                .isEqualTo(204);
        assertThat(login.serve(browser.get(back)).status()).isEqualTo(303);
    }

    /** Whoever starts the order may name any host; BankID must not send the person's nonce there. */
    @Test
    void returnAddressWhenTheSiteIsConfiguredThenNoHostOfTheRequests() throws IOException {
        assertThat(started(login, "https", "evil.example", 443).status()).isEqualTo(303);

        assertThat(bankId.requests().get(0).returnUrl().orElseThrow())
                .startsWith("https://www.example.se/app/.bankid/return?nonce=");
    }

    /** Where nobody said by which address browsers know the site, only one that leads nowhere else will do. */
    @ParameterizedTest
    @CsvSource({
        "localhost, 303",
        "app.localhost, 303",
        "127.0.0.1, 303",
        "[::1], 303",
        "10.1.2.3, 303",
        "172.16.0.9, 303",
        "192.168.1.4, 303",
        "169.254.3.4, 303",
        "[fd12:3456::1], 303",
        "[fe80::1], 303",
        "evil.example, 503",
        "www.example.se, 503",
        "localhost.evil.example, 503",
        "evil.example.localhost.se, 503",
        "203.0.113.7, 503",
        "172.32.0.1, 503",
        "[2001:db8::1], 503",
        "127.0.0.1.evil.example, 503",
        "10.evil.example, 503"
    })
    void returnAddressWhenTheSiteIsNotConfiguredThenOnlyWhereItLeadsNowhereElse(String host, int status)
            throws IOException {
        LoginFixture unknown = new LoginFixture(true, bankId::listeningTo, "bankid.public-address", "");

        FakeExchange start = started(unknown, "http", host, 8080);

        assertThat(start.status()).isEqualTo(status);
        assertThat(bankId.requests()).hasSize(status == 303 ? 1 : 0);
        if (status == 503) {
            assertThat(start.text()).contains("bankid.public-address");
        } else {
            assertThat(bankId.requests().get(0).returnUrl().orElseThrow())
                    .startsWith("http://" + host + ":8080/app/.bankid/return?nonce=");
        }
    }

    /** A QR code needs no address to come back to, and a backend that sends nobody back needs none either. */
    @ParameterizedTest
    @CsvSource({"qr, true", "same-device, false"})
    void startWhenNobodyIsSentBackThenNoAddressIsNeeded(String mode, boolean sendsBack) throws IOException {
        LoginFixture unknown = new LoginFixture(sendsBack, bankId::listeningTo, "bankid.public-address", "");

        assertThat(started(unknown, mode, "https", "www.example.se", 443).status())
                .isEqualTo(303);
    }

    private FakeExchange started(LoginFixture fixture, String scheme, String host, int port) throws IOException {
        return started(fixture, "same-device", scheme, host, port);
    }

    private FakeExchange started(LoginFixture fixture, String mode, String scheme, String host, int port)
            throws IOException {
        FakeBrowser attacker = new FakeBrowser();
        FakeExchange page = fixture.serve(attacker.get("/.bankid/login").json().server(scheme, host, port));
        FakeExchange start = attacker.post("/.bankid/auth")
                .form("csrf", page.answerJson().getString("csrf"), "mode", mode)
                .server(scheme, host, port);
        return fixture.serve(start);
    }

    /** Starts on this device, lets a person approve in the app, and answers where the app goes back to. */
    private String approved() throws IOException {
        login.post(browser, "/auth", "mode", "same-device");
        String token = bankId.started().get(0).autoStartToken().value();
        PhoneAnswer.Open open = (PhoneAnswer.Open) login.phone().launch(SimulatedPerson.ANNA, token, "198.51.100.9");
        PhoneAnswer.Approved approved = (PhoneAnswer.Approved) login.phone().approve(open.handle());
        login.pass(Duration.ofSeconds(2));
        login.post(browser, "/collect");
        URI back = URI.create(approved.returnUrl().orElseThrow());
        return back.getRawPath().substring("/app".length()) + "?" + back.getRawQuery();
    }
}
