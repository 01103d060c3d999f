package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody starts a login and plants what he can at another browser, by a sibling domain or over plain HTTP, so that whoever
 * approves there logs him in. Nothing of that may work, at whatever step he plants it.
 */
class PlantedCookieTest {

    private static final String NAME = "__Host-bankid-browser-";

    private final ListeningClient bankId = new ListeningClient();
    private final LoginFixture login = new LoginFixture(true, bankId::listeningTo);
    private final FakeBrowser attacker = new FakeBrowser();
    private final FakeBrowser victim = new FakeBrowser();

    /** What a victim's browser knew before. */
    private enum Before {
        NOTHING,
        THE_LOGIN_PAGE,
        A_LOGIN_OF_HER_OWN,
        LOGGED_IN
    }

    @ParameterizedTest
    @EnumSource(Before.class)
    void returnWhenTheSessionIsPlantedThenTheAttackerStaysOutside(Before before) throws IOException {
        prepare(before);
        String back = approvedFor(attacker);
        String planted = attacker.heldId();

        FakeExchange returned = login.serve(victim.plantSessionOf(attacker).get(back));

        assertThat(returned.status()).isEqualTo(403);
        assertThat(victim.heldId()).isEqualTo(planted);
        assertOutside(attacker);
    }

    @Test
    void returnWhenNothingIsPlantedThenTheOneWhoStartedIsIn() throws IOException {
        String back = approvedFor(victim);

        assertThat(login.serve(victim.get(back)).status()).isEqualTo(303);
        assertThat(login.post(victim, "/collect").answerJson().getString("state"))
                .isEqualTo("complete");
    }

    /** How the cookie of the attacker's browser may be planted beside the victim's, and what the victim's browser then is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name}={theirs}",
                "{name}=\"{theirs}\"",
                "{name}={theirs}; {name}={theirs}",
                " {name} = {theirs} ",
                "x=1,{name}={theirs}",
                "x=\"; {name}={theirs}; y=\"",
                "$Version=1; {name}={theirs}; $Path=/",
                "{NAME}={theirs}",
                "{name}",
                "{name}=",
                "{name}={theirs}x",
                "bankid-browser={theirs}",
                "__Secure-bankid-browser={theirs}"
            })
    void returnWhenTheBrowserCookieIsPlantedTooThenTheAttackerStaysOutside(String pattern) throws IOException {
        login.csrf(victim);
        String back = approvedFor(attacker);
        Map.Entry<String, String> theirs =
                attacker.cookies().entrySet().iterator().next();
        assertThat(theirs.getKey()).startsWith(NAME);
        victim.plant(pattern.replace("{name}", theirs.getKey())
                .replace("{NAME}", theirs.getKey().toUpperCase(java.util.Locale.ROOT))
                .replace("{theirs}", theirs.getValue()));

        assertThat(login.serve(victim.plantSessionOf(attacker).get(back)).status())
                .isIn(403);
        assertOutside(attacker);
    }

    /** Where there is no TLS both may be planted: then she is in her own browser, and the id that he knows is dead. */
    @Test
    void returnWhenAllIsPlantedOverPlainHttpThenTheAttackersIdIsDead() throws IOException {
        LoginFixture plain =
                new LoginFixture(true, bankId::listeningTo, "bankid.public-address", "http://www.example.se");
        String back = approved(plain, attacker);
        attacker.cookies().forEach((name, value) -> victim.plant(name + "=" + value));
        String known = attacker.heldId();

        assertThat(plain.serve(victim.plantSessionOf(attacker).get(back)).status())
                .isEqualTo(303);

        assertThat(victim.heldId()).isNotEqualTo(known);
        attacker.holds(known);
        assertThat(attacker.session()).isEmpty();
        assertThat(plain.post(attacker, "/collect").answerJson().getString("state"))
                .isEqualTo("none");
        assertThat(plain.serve(plain.completing(attacker)).status()).isEqualTo(403);
        assertThat(attacker.session()).isEmpty();
    }

    /** She starts herself in a session that he knows: from then on he knows it no more, and sees nothing of hers. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void startWhenTheSessionIsPlantedThenTheAttackerSeesNothing(boolean attackerHasAnOrder) throws IOException {
        login.post(attacker, "/auth", "mode", attackerHasAnOrder ? "qr" : "same-device");
        String known = attacker.heldId();
        victim.plantSessionOf(attacker);

        login.approve(victim, SimulatedPerson.ANNA);

        assertThat(victim.heldId()).isNotEqualTo(known);
        attacker.holds(known);
        assertOutside(attacker);
        assertThat(login.post(victim, "/collect").answerJson().getString("state"))
                .isEqualTo("complete");
    }

    /** He plants his session into hers while hers is approved: she finds nothing there, and he gets nothing. */
    @Test
    void completeWhenTheSessionIsPlantedThenNothingIsClaimed() throws IOException {
        login.approve(attacker, SimulatedPerson.ANNA);
        victim.plantSessionOf(attacker);

        assertThat(login.serve(login.completing(victim)).status()).isEqualTo(409);
        assertThat(login.post(victim, "/collect").answerJson().getString("state"))
                .isEqualTo("none");
        assertThat(login.serve(victim.get("/.bankid/qr")).status()).isEqualTo(404);
        assertThat(login.post(victim, "/cancel").status()).isEqualTo(200);
        assertThat(login.post(attacker, "/collect").answerJson().getString("state"))
                .isEqualTo("complete");
    }

    /** A form that he was given is worth nothing with her cookie, and hers nothing with his. */
    @ParameterizedTest
    @ValueSource(strings = {"/auth", "/complete", "/cancel"})
    void formWhenItWasGivenToAnotherBrowserThenRefused(String endpoint) throws IOException {
        String hers = login.csrf(victim);
        String his = login.csrf(attacker);

        FakeExchange forged =
                login.serve(victim.post("/.bankid" + endpoint).json().form("csrf", his, "mode", "qr"));
        FakeExchange honest =
                login.serve(victim.post("/.bankid" + endpoint).json().form("csrf", hers, "mode", "qr"));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.answerJson().getString("error")).isEqualTo("form_outdated");
        assertThat(honest.status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "3600, true", "3601, false"})
    void formWhenOldThenRefusedWithAFreshOne(int seconds, boolean accepted) throws IOException {
        String csrf = login.csrf(victim);
        login.pass(Duration.ofSeconds(seconds));

        FakeExchange old = login.serve(victim.post("/.bankid/auth").json().form("csrf", csrf, "mode", "qr"));

        assertThat(old.status()).isEqualTo(accepted ? 200 : 403);
        String fresh = old.answerJson().getString("csrf");
        assertThat(login.serve(victim.post("/.bankid/auth").json().form("csrf", fresh, "mode", "qr"))
                        .status())
                .isEqualTo(200);
    }

    /** A cookie that another deployment signed, or nobody, names no browser. */
    @ParameterizedTest
    @ValueSource(strings = {"another deployment", "forged signature", "no signature"})
    void cookieWhenNotOursThenTheFormIsRefused(String kind) throws IOException {
        LoginFixture elsewhere = new LoginFixture();
        elsewhere.csrf(attacker);
        Map.Entry<String, String> cookie =
                attacker.cookies().entrySet().iterator().next();
        String value = cookie.getValue();
        String id = value.substring(0, value.indexOf('.'));
        switch (kind) {
            case "another deployment" -> victim.plant(cookie.getKey() + "=" + value);
            case "forged signature" -> victim.plant(cookie.getKey() + "=" + id + "." + id);
            default -> victim.plant(cookie.getKey() + "=" + id);
        }

        FakeExchange answer =
                login.serve(victim.post("/.bankid/auth").json().form("csrf", elsewhere.csrf(attacker), "mode", "qr"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(login.ordersAtBankId()).isZero();
    }

    /** It gets a name of ours instead, which nobody else has; who comes with a whole one keeps it. */
    @ParameterizedTest
    @CsvSource({"made up, false", "signed for another, false", "whole, true"})
    void cookieWhenNotOursThenTheBrowserIsNamedAnew(String kind, boolean kept) throws IOException {
        login.csrf(attacker);
        login.csrf(victim);
        Map.Entry<String, String> cookie =
                attacker.cookies().entrySet().iterator().next();
        String id = cookie.getValue().substring(0, cookie.getValue().indexOf('.'));
        String signature =
                (kept ? attacker : victim).cookies().get(cookie.getKey()).split("\\.", 2)[1];
        FakeBrowser comer = new FakeBrowser();
        comer.plant(cookie.getKey() + "=" + id + (kind.equals("made up") ? "" : "." + signature));

        FakeExchange page = login.serve(comer.get("/.bankid/login"));

        assertThat(page.setCookies())
                .singleElement()
                .asString()
                .matches(named -> named.startsWith(cookie.getKey() + "=" + id + ".") == kept);
    }

    /** Nodes that share a key know each other's browsers; nodes that do not ask for another try. */
    @ParameterizedTest
    @CsvSource({"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=, 200", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDI=, 403"
    })
    void formWhenAnotherNodeGaveItThenTheSharedKeyDecides(String otherKey, int status) throws IOException {
        LoginFixture one = new LoginFixture("bankid.cookie-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        LoginFixture other = new LoginFixture("bankid.cookie-key", otherKey);
        String csrf = one.csrf(victim);

        assertThat(other.serve(victim.post("/.bankid/auth").json().form("csrf", csrf, "mode", "qr"))
                        .status())
                .isEqualTo(status);
    }

    private void prepare(Before before) throws IOException {
        if (before == Before.THE_LOGIN_PAGE) {
            login.csrf(victim);
        } else if (before == Before.A_LOGIN_OF_HER_OWN) {
            login.post(victim, "/auth", "mode", "qr");
        } else if (before == Before.LOGGED_IN) {
            login.approve(victim, SimulatedPerson.ASA);
            FakeExchange claim = login.completing(victim);
            new BankIdLoginFlow(login.endpoints(), event -> {})
                    .authenticate(claim.request(), claim.response(), new AcceptingContainer());
        }
    }

    private void assertOutside(FakeBrowser browser) throws IOException {
        assertThat(login.post(browser, "/collect").answerJson().getString("state"))
                .isIn("pending", "none");
        assertThat(login.serve(login.completing(browser)).status()).isIn(403, 409);
        assertThat(login.endpoints().caller(browser.get("/account").request())).isEmpty();
    }

    private String approvedFor(FakeBrowser browser) throws IOException {
        return approved(login, browser);
    }

    /** Starts on this device, lets a person approve in the app, and answers where the app goes back to. */
    private String approved(LoginFixture fixture, FakeBrowser browser) throws IOException {
        fixture.post(browser, "/auth", "mode", "same-device");
        int newest = bankId.started().size() - 1;
        String token = bankId.started().get(newest).autoStartToken().value();
        PhoneAnswer.Open open = (PhoneAnswer.Open) fixture.phone().launch(SimulatedPerson.ANNA, token, "198.51.100.9");
        PhoneAnswer.Approved approved = (PhoneAnswer.Approved) fixture.phone().approve(open.handle());
        fixture.pass(Duration.ofSeconds(2));
        fixture.post(browser, "/collect");
        URI back = URI.create(approved.returnUrl().orElseThrow());
        return back.getRawPath().substring("/app".length()) + "?" + back.getRawQuery();
    }
}
