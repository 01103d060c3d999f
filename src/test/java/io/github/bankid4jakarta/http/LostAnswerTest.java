package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.order.ClaimedLogin;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that never arrive, and the same click twice: whoever comes again is where the first click led. */
class LostAnswerTest {

    private final ListeningClient bankId = new ListeningClient();
    private final LoginFixture login = new LoginFixture(true, bankId::listeningTo);
    private final FakeBrowser browser = new FakeBrowser();

    @ParameterizedTest
    @CsvSource({"0, 200", "14, 200", "15, 403"})
    void completeWhenItsAnswerWasLostThenTheSameSuccessWithinSeconds(int seconds, int status) throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        browser.answersAreLost(true);
        assertThat(complete(browser, "/app/account").status()).isEqualTo(200);
        browser.answersAreLost(false);
        assertThat(browser.session()).isEmpty();
        login.pass(Duration.ofSeconds(seconds));

        FakeExchange again = complete(browser, "/app/account");

        assertThat(again.status()).isEqualTo(status);
        assertThat(caller(browser).isPresent()).isEqualTo(status == 200);
        assertThat(again.answerJson().getString("location", again.answerJson().getString("error", "")))
                .isEqualTo(status == 200 ? "/app/account" : "session_replaced");
    }

    /** The old id alone, or another browser's cookie, opens nothing. */
    @Test
    void completeWhenTheOldIdIsAnothersThenNobodyIsIn() throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        String old = browser.heldId();
        complete(browser, "/app/account");
        FakeBrowser thief = new FakeBrowser();
        login.csrf(thief);

        assertThat(complete(thief.holds(old), "/app/account").status()).isEqualTo(403);
        assertThat(caller(thief)).isEmpty();
        assertThat(complete(browser.holds(old), "/app/account").status()).isEqualTo(200);
        assertThat(caller(browser)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void completeWhenLoggedOutMeanwhileThenNobodyIsIn(boolean byTheApplication) throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        String old = browser.heldId();
        complete(browser, "/app/account");
        if (byTheApplication) {
            FakeExchange page = browser.get("/leave");
            login.endpoints().forget(page.request(), page.response());
        } else {
            login.serve(browser.post("/.bankid/logout").json());
        }

        assertThat(complete(browser.holds(old), "/app/account").status()).isEqualTo(403);
        assertThat(caller(browser)).isEmpty();
    }

    @Test
    void completeWhenTheFirstIsBeingDecidedThenTheSecondIsToldToWaitAndThenLedOn() throws Exception {
        login.approve(browser, SimulatedPerson.ANNA);
        FakeExchange first = login.completing(browser);
        FakeExchange second = login.completing(browser);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch decide = new CountDownLatch(1);
        AcceptingContainer slow = new AcceptingContainer() {
            @Override
            public Optional<KeptCaller> accept(ClaimedLogin claimed) {
                asked.countDown();
                try {
                    decide.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.accept(claimed);
            }
        };
        CompletableFuture<Void> entering = CompletableFuture.runAsync(() -> enter(first, slow));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();

        FakeExchange early = login.serve(login.completing(browser));
        decide.countDown();
        entering.get(30, TimeUnit.SECONDS);
        enter(second, new AcceptingContainer());

        assertThat(early.status()).isEqualTo(200);
        assertThat(early.answerJson().getString("state")).isEqualTo("complete");
        assertThat(first.answerJson().getString("location")).isEqualTo("/app/");
        assertThat(second.answerJson().getString("location")).isEqualTo("/app/");
        assertThat(login.events())
                .filteredOn(event -> event.getClass().getSimpleName().equals("CallerAuthenticated"))
                .hasSize(1);
    }

    @Test
    void completeWhenAnotherBrowserComesMeanwhileThenNothingToClaim() throws IOException {
        login.approve(browser, SimulatedPerson.ANNA);
        complete(browser, "/app/account");

        assertThat(complete(new FakeBrowser(), "/app/account").status()).isEqualTo(409);
    }

    @Test
    void startWhenClickedTwiceThenOneOrderAndOneRenewal() throws IOException {
        browser.openSession();
        String csrf = login.csrf(browser);
        FakeExchange first = start(csrf);
        String id = browser.heldId();

        FakeExchange second = start(csrf);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(browser.heldId()).isEqualTo(id);
        assertThat(login.ordersAtBankId()).isOne();
    }

    /** The second click was on its way before the first answer came, with the id that this one made worthless. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void startWhenTheSecondClickHasTheOldIdThenALoginRunsAndNobodyIsLoggedOut(boolean loggedIn) throws IOException {
        if (loggedIn) {
            login.approve(browser, SimulatedPerson.ANNA);
            complete(browser, "/app/account");
        }
        browser.openSession();
        String csrf = login.csrf(browser);
        String old = browser.heldId();
        start(csrf);
        browser.holds(old);

        assertThat(start(csrf).status()).isEqualTo(200);

        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("pending");
        assertThat(caller(browser).isPresent()).isEqualTo(loggedIn);
        assertThat(login.engine().pending()).isOne();
    }

    /** The same over plain HTTP, where anybody may have planted the old id: a new login, and nothing of the old session. */
    @Test
    void startWhenTheOldIdComesOverPlainHttpThenALoginOfItsOwn() throws IOException {
        LoginFixture plain = new LoginFixture("bankid.public-address", "http://www.example.se");
        browser.openSession();
        String csrf = plain.csrf(browser);
        String old = browser.heldId();
        FakeExchange first = browser.post("/.bankid/auth").json().form("csrf", csrf, "mode", "qr");
        plain.serve(first);
        browser.holds(old);

        FakeExchange second = browser.post("/.bankid/auth").json().form("csrf", csrf, "mode", "qr");

        assertThat(plain.serve(second).status()).isEqualTo(200);
        assertThat(plain.post(browser, "/collect").answerJson().getString("state"))
                .isEqualTo("pending");
        assertThat(plain.engine().pending()).isEqualTo(2);
    }

    @Test
    void returnWhenItsAnswerWasLostThenTheReloadGoesOn() throws IOException {
        login.post(browser, "/auth", "mode", "same-device");
        String token = bankId.started().get(0).autoStartToken().value();
        PhoneAnswer.Open open = (PhoneAnswer.Open) login.phone().launch(SimulatedPerson.ANNA, token, "198.51.100.9");
        PhoneAnswer.Approved approved = (PhoneAnswer.Approved) login.phone().approve(open.handle());
        login.pass(Duration.ofSeconds(2));
        login.post(browser, "/collect");
        URI address = URI.create(approved.returnUrl().orElseThrow());
        String back = address.getRawPath().substring("/app".length()) + "?" + address.getRawQuery();
        login.serve(browser.answersAreLost(true).get(back));
        browser.answersAreLost(false);

        assertThat(login.serve(browser.get(back)).status()).isEqualTo(303);
        assertThat(complete(browser, "/app/account").status()).isEqualTo(200);
        assertThat(caller(browser)).isPresent();
    }

    private FakeExchange start(String csrf) throws IOException {
        return login.serve(browser.post("/.bankid/auth").json().form("csrf", csrf, "mode", "qr"));
    }

    private FakeExchange complete(FakeBrowser who, String wanted) throws IOException {
        String csrf = login.csrf(who);
        FakeExchange claim = who.post("/.bankid/complete").json().form("csrf", csrf, "return", wanted);
        enter(claim, new AcceptingContainer());
        return claim;
    }

    private void enter(FakeExchange claim, AcceptingContainer container) {
        try {
            new BankIdLoginFlow(login.endpoints(), login.events()::add)
                    .authenticate(claim.request(), claim.response(), container);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<KeptCaller> caller(FakeBrowser who) {
        return login.endpoints().caller(who.get("/account").request());
    }
}
