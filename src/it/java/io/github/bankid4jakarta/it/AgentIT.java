package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.CONOR;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ELSA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.KIM;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.MAXIMILIAN;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.app.HeardEvents;
import io.github.bankid4jakarta.it.app.HeardServlet;
import io.github.bankid4jakarta.it.app.LateAgent;
import io.github.bankid4jakarta.it.app.OtherAgent;
import io.github.bankid4jakarta.model.HintCode;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent's page of the example, without script: answer by answer. Everybody may be asked three times. */
@ExtendWith(ArquillianExtension.class)
class AgentIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @ArquillianResource
    private URL deployed;

    private URI application;
    private Browser browser;
    private Phone phone;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(Map.of("bankid.phone.starts-per-agent", "1000"))
                .addClasses(HeardEvents.class, HeardServlet.class, OtherAgent.class, LateAgent.class);
    }

    @BeforeEach
    void logIn() {
        application = Deployments.local(deployed);
        browser = new Browser(application);
        phone = new Phone(browser);
        logIn(browser, ASA);
    }

    @AfterEach
    void leave() {
        post("again").send();
    }

    // Who may

    @Test
    void pageWhenAnonymousThenLogin() {
        assertThat(new Browser(application).get("/agent").location()).contains("/.bankid/login?return=");
    }

    @Test
    void pageWhenRoleIsMissingThen403() {
        Browser other = new Browser(application);
        logIn(other, ANNA);

        assertThat(other.get("/agent").status()).isEqualTo(403);
        assertThat(browser.get("/agent").status()).isEqualTo(200);
    }

    /** The page lets nobody in whom the service would refuse; here somebody calls the service past the page. */
    @Test
    void serviceWhenRoleIsMissingThenRefused() {
        Browser other = new Browser(application);
        logIn(other, ANNA);

        assertThat(other.get("/other-agent").body()).isEqualTo("NotAnAgentException");
        assertThat(new Browser(application).get("/other-agent").body()).isEqualTo("NotAnAgentException");
        assertThat(browser.get("/other-agent").body()).isEqualTo("UnknownPhoneOrderException");
    }

    @Test
    void serviceWhenCalledOutsideOfARequestThenRefused() {
        assertThat(browser.get("/other-agent?late").body()).isEqualTo("NotAnAgentException");
        assertThat(browser.get("/other-agent").body()).isEqualTo("UnknownPhoneOrderException");
    }

    @Test
    void formWhenTokenIsMissingThenRefused() {
        Browser.Request request = start(ANNA, "USER").withoutField("token");

        assertThat(request.send().status()).isEqualTo(403);
        assertThat(phone.tryOpen(ANNA)).isEmpty();
    }

    // What must be stated

    @Test
    void formWhenShownThenNothingIsChosen() {
        assertThat(browser.get("/agent").body())
                .contains("The person rang us", "We rang the person")
                .doesNotContain("checked");
    }

    @Test
    void formWhenNobodyIsSaidToHaveRungThenAskedForAndNothingStarts() {
        Answer answer = start(ANNA, "USER").withoutField("rang").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Choose who rang whom.", number(ANNA))
                .doesNotContain("checked");
        assertThat(phone.tryOpen(ANNA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19880523-9821", "880523-9822", "Anna", "''"})
    void formWhenNumberIsWrongThenAskedForAndTheChoiceIsKept(String number) {
        Answer answer = start(ANNA, "RELYING_PARTY").field("number", number).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("not a personal number", "RELYING_PARTY\" checked");
    }

    // How it goes

    @Test
    void personWhenIdentifiedThenNameAndNumber() {
        Answer started = start(KIM, "USER").field("number", "19830775-9889").send();
        assertThat(started.status()).isEqualTo(303);
        assertThat(started.location()).isEqualTo(application.getPath() + "agent");
        Answer waiting = browser.get("/agent");
        assertThat(waiting.body())
                .contains("Ask the person to open the BankID app", "http-equiv=\"refresh\"", "19830775-****")
                .doesNotContain(number(KIM), KIM.name());

        Phone.Order order = phone.open(KIM);
        awaitPage("asked to confirm the call");
        order.confirmCall();
        awaitPage("entering the security code");
        order.approve();

        Answer end = awaitPage("Identified");
        assertThat(end.body()).contains(KIM.name(), number(KIM)).doesNotContain("refresh");
        assertThat(browser.get("/agent").body()).contains(KIM.name());
        post("again").send();
        assertThat(browser.get("/agent").body()).contains("Who rang whom?").doesNotContain(KIM.name());
    }

    @Test
    void personWhenNameHoldsMarkupThenShownAsText() {
        start(CONOR, "RELYING_PARTY").send();
        phone.open(CONOR).confirmCall().approve();

        assertThat(awaitPage("Identified").body())
                .contains("O&#39;Hara &lt;b&gt;")
                .doesNotContain("<b>");
    }

    @Test
    void personWhenNoCallThenWarningAndSecurityEvent() {
        start(MAXIMILIAN, "USER").send();
        assertThat(heard()).doesNotContain("PhoneIdentificationRefused");
        phone.open(MAXIMILIAN).fail(HintCode.USER_DECLINED_CALL);

        assertThat(awaitPage("says that there is no call").body()).contains("notice warning", "role=\"alert\"");
        assertThat(heard()).contains("PhoneIdentificationRefused");
    }

    @Test
    void personWhenDeclinedThenNoWarning() {
        start(MAXIMILIAN, "USER").send();
        phone.open(MAXIMILIAN).decline();

        assertThat(awaitPage("chose not to identify").body()).doesNotContain("notice warning");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna | startFailed | notice failed | not opened in time",
                "anna | expiredTransaction | notice failed | took too long",
                "kim | certificateErr | notice failed | cannot be used",
                "kim | notSupportedByUserApp | notice failed | too old",
                "conor | transactionRiskBlocked | notice warning | because of the risk",
                "conor | someNewCode | notice failed | Not identified"
            })
    void personWhenNotIdentifiedThenTheReason(String person, String hintCode, String kind, String text) {
        SimulatedPerson asked = SimulatedPerson.of(person).orElseThrow();
        start(asked, "USER").send();
        phone.open(asked).fail(HintCode.of(hintCode));

        assertThat(awaitPage(text).body()).contains(kind, "Start again");
    }

    @Test
    void cancelWhenPendingThenOverOnThePhoneToo() {
        start(TOLVAN, "USER").send();
        Phone.Order order = phone.open(TOLVAN);
        post("cancel").send();

        assertThat(browser.get("/agent").body()).contains("Cancelled");
        Await.until("the end on the phone", () -> order.isOver() ? Optional.of(order) : Optional.empty());
    }

    @Test
    void startWhenAnotherOrderRunsThenThatOneIsCancelled() {
        start(TOLVAN, "USER").send();
        Browser.Request next = start(ANNA, "USER");
        next.send();

        phone.openInVain(TOLVAN);
        assertThat(phone.open(ANNA)).isNotNull();
    }

    @Test
    void startWhenPersonIsAskedOftenThenRefusedWithTheTime() {
        for (int i = 0; i < 3; i++) {
            assertThat(start(ELSA, "USER").send().status()).isEqualTo(303);
            post("cancel").send();
        }
        Answer refused = start(ELSA, "USER").send();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("asked several times", "minutes");
    }

    /** Fresh browser, same agent: the order is in the session of the first only, and the address says nothing. */
    @Test
    void pageWhenAnotherSessionAsksThenAForm() {
        start(TOLVAN, "USER").send();
        Browser second = new Browser(application);
        logIn(second, ASA);

        assertThat(second.get("/agent").body()).contains("Who rang whom?");
        assertThat(browser.get("/agent").body()).contains("19121212-****");
    }

    private Answer awaitPage(String text) {
        return Await.until(text, () -> Optional.of(browser.get("/agent"))
                .filter(answer -> answer.body().contains(text)));
    }

    private String heard() {
        return browser.get("/heard").body();
    }

    /** A form that is complete. */
    private Browser.Request start(SimulatedPerson person, String rang) {
        post("again").send();
        return post("identify").field("number", number(person)).field("rang", rang);
    }

    private Browser.Request post(String action) {
        Matcher token = TOKEN.matcher(browser.get("/agent").body());
        assertThat(token.find()).isTrue();
        return browser.request("POST", "/agent").field("token", token.group(1)).field("do", action);
    }

    private static String number(SimulatedPerson person) {
        return person.personalNumber().value();
    }

    private static void logIn(Browser browser, SimulatedPerson person) {
        LoginApi login = new LoginApi(browser);
        login.start(LoginApi.QR);
        new Phone(browser).scan(person, login.awaitQrText()).approve();
        login.await("complete");
        login.complete();
    }
}
