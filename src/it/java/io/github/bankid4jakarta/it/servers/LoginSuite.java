package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Await;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.Phone;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logging in: with a QR code, on the same device, again, and not at all. */
abstract class LoginSuite extends PlaceSuite {

    @Test
    void loginPageWhenOpenedThenHtmlWithItsForms() {
        Answer page = visitor.get(place.login() + "/login");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(page.hiddenField("csrf")).isNotEmpty();
        assertThat(page.body()).contains("action=\"" + place.path(place.login() + "/auth"));
    }

    @Test
    void loginWhenByQrCodeThenCaller() {
        visitor.logIn(ANNA);

        assertThat(visitor.get("/member").body()).isEqualTo("member " + number(ANNA));
    }

    @Test
    void loginWhenOnTheSameDeviceThenCallerOnlyAfterTheReturn() {
        Answer started = visitor.login().start(LoginApi.SAME_DEVICE);
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        assertThat(started.json()).as(started.body()).containsKey("launch");
        String link = started.json().getJsonObject("launch").getString("href");
        JsonObject approved =
                visitor.onPhone(ANNA, phone -> phone.launch(ANNA, link).approve());
        visitor.login().await("pending");
        assertThat(visitor.get("/member").status()).isEqualTo(303);

        assertThat(place.visitor().get(returnPath(approved)).status()).isNotIn(200, 303);
        Answer back = visitor.get(returnPath(approved));

        assertThat(back.status()).isEqualTo(303);
        Await.until(
                "the login", () -> Optional.of(visitor.login().complete()).filter(answer -> answer.status() == 200));
        assertThat(visitor.get("/member").body()).isEqualTo("member " + number(ANNA));
    }

    @Test
    void loginWhenByFormsWithoutScriptThenRedirectsToTheWantedPage() {
        Answer page = visitor.browser().follow(visitor.get("/member?page=2"));
        Answer started = post("/auth", page).field("mode", "qr").send();
        assertThat(started.status()).isEqualTo(303);
        visitor.approve(ANNA);
        visitor.login().await("complete");

        Answer done = post("/complete", visitor.browser().follow(started)).send();

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo(place.path("/member?page=2"));
        assertThat(visitor.browser().follow(done).body()).isEqualTo("member " + number(ANNA));
    }

    @Test
    void loginWhenAnotherPersonIsLoggedInThenNothingOfTheFirstRemains() {
        visitor.logIn(TOLVAN);
        visitor.get("/session?note=of+the+first");
        String first = visitor.browser().sessionId();

        visitor.logIn(ANNA);

        assertThat(visitor.browser().sessionId()).isNotEqualTo(first);
        assertThat(visitor.thiefOf(first).get("/member").status()).isEqualTo(303);
        assertThat(visitor.get("/admin").status()).isEqualTo(403);
        assertThat(visitor.get("/member").body()).isEqualTo("member " + number(ANNA));
        assertThat(visitor.get("/session").body()).endsWith("note=null");
    }

    @Test
    void loginWhenTheSamePersonIsLoggedInThenTheirSessionGoesOn() {
        visitor.logIn(TOLVAN);
        visitor.get("/session?note=of+the+same");
        String first = visitor.browser().sessionId();

        visitor.logIn(TOLVAN);

        assertThat(visitor.browser().sessionId()).isNotEqualTo(first);
        assertThat(visitor.get("/session").body()).endsWith("note=of the same");
        assertThat(visitor.get("/admin").status()).isEqualTo(200);
    }

    @Test
    void loginWhenDeclinedThenAnonymous() {
        visitor.login().start(LoginApi.QR);
        visitor.onPhone(
                ANNA, phone -> phone.scan(ANNA, visitor.login().awaitQrText()).decline());
        visitor.login().await("failed");

        visitor.login().complete();

        assertThat(visitor.get("/member").status()).isEqualTo(303);
    }

    @Test
    void completeWhenPendingThenAnonymous() {
        visitor.login().start(LoginApi.QR);

        visitor.login().complete();

        assertThat(visitor.get("/member").status()).isEqualTo(303);
    }

    @Test
    void completeWhenCalledTwiceThenStillOneLogin() {
        visitor.logIn(ANNA);
        String loggedIn = visitor.browser().sessionId();

        visitor.login().complete();

        assertThat(visitor.browser().sessionId()).isEqualTo(loggedIn);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    @Test
    void collectWhenOrderIsSomebodyElsesThenNothingIsSeen() {
        visitor.login().start(LoginApi.QR);

        assertThat(place.visitor().orderState()).isEqualTo("none");
        assertThat(visitor.orderState()).isEqualTo("pending");
    }

    @Test
    void cancelWhenPendingThenThePhoneCannotFinish() {
        visitor.login().start(LoginApi.QR);
        String qrText = visitor.login().awaitQrText();

        visitor.login().cancel();

        assertThat(visitor.orderState()).isNotIn("pending", "complete");
        assertThat(visitor.<Optional<Phone.Order>>onPhone(ANNA, phone -> phone.tryScan(ANNA, qrText)))
                .isEmpty();
    }

    private Browser.Request post(String endpoint, Answer page) {
        return visitor.browser()
                .request("POST", place.login() + endpoint)
                .field("csrf", page.hiddenField("csrf"))
                .field("return", page.hiddenField("return"));
    }

    private static String returnPath(JsonObject approved) {
        URI returnUrl = URI.create(approved.getString("returnUrl"));
        return returnUrl.getRawPath() + "?" + returnUrl.getRawQuery();
    }
}
