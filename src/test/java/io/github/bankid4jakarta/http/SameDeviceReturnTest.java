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

    @Test
    void returnWhenReloadedThenTheSameAnswerAndTheLoginStays() throws IOException {
        String back = approved();
        login.serve(browser.get(back));

        assertThat(login.serve(browser.get(back)).status()).isEqualTo(303);
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("complete");
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
    @ParameterizedTest
    @CsvSource({"https://www.example.se, https://www.example.se/app/.bankid/return?nonce="})
    void returnAddressWhenTheSiteIsConfiguredThenNoHostOfTheRequests(String site, String expected) throws IOException {
        ListeningClient heard = new ListeningClient();
        LoginFixture configured = new LoginFixture(true, heard::listeningTo, "bankid.public-address", site);
        start(configured);
        start(login);

        assertThat(heard.requests().get(0).returnUrl().orElseThrow()).startsWith(expected);
        assertThat(bankId.requests().get(0).returnUrl().orElseThrow()).startsWith("https://evil.example/");
    }

    private static void start(LoginFixture fixture) throws IOException {
        FakeBrowser attacker = new FakeBrowser();
        String csrf = fixture.csrf(attacker);
        FakeExchange start = attacker.post("/.bankid/auth")
                .form("csrf", csrf, "mode", "same-device")
                .server("https", "evil.example", 443);
        assertThat(fixture.serve(start).status()).isEqualTo(303);
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
