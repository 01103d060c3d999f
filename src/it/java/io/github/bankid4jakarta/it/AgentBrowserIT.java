package io.github.bankid4jakarta.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ELSA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.KIM;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.HintCode;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent at a screen, and people with phones. */
@ExtendWith(ArquillianExtension.class)
class AgentBrowserIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double PATIENCE = 40_000;

    private static Chromium chromium;

    @ArquillianResource
    private URL deployed;

    private URI application;
    private Phone phone;
    private BrowserContext window;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(Map.of());
    }

    @BeforeAll
    static void launch() {
        chromium = Chromium.launchOrSkip();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openWindow() {
        application = Deployments.local(deployed);
        phone = new Phone(new Browser(application));
        window = chromium.desktop();
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }

    @Test
    void personWhenIdentifiedThenEachStepAppearsByItself() {
        Page page = openDesk(window);
        shoot(page, "form");
        start(page, ANNA, "The person rang us");
        assertThat(heading(page)).hasText("Waiting for the person");
        shoot(page, "waiting");

        Phone.Order order = phone.open(ANNA);
        assertThat(heading(page)).hasText("The app is open");
        shoot(page, "confirming");
        order.confirmCall();
        assertThat(heading(page)).hasText("The call is confirmed");
        order.approve();

        assertThat(heading(page)).hasText("Identified");
        assertThat(page.locator("#name")).hasText(ANNA.name());
        assertThat(page.locator("#number")).hasText(ANNA.personalNumber().value());
        shoot(page, "identified");
        assertThat(page).hasURL(application + "agent");
        page.getByRole(AriaRole.BUTTON, named("Identify another person")).click();
        assertThat(page.locator("#number")).hasValue("");
        assertThat(page.locator("input[name=rang]:checked")).hasCount(0);
    }

    @Test
    void personWhenNoCallThenWarning() {
        Page page = openDesk(window);
        start(page, TOLVAN, "We rang the person");
        phone.open(TOLVAN).fail(HintCode.USER_DECLINED_CALL);

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("there is no call");
        shoot(page, "no-call");
    }

    @Test
    void personWhenDeclinedThenMessage() {
        Page page = openDesk(window);
        start(page, TOLVAN, "We rang the person");
        phone.open(TOLVAN).decline();

        assertThat(heading(page)).hasText("Declined");
        shoot(page, "declined");
    }

    @Test
    void cancelWhenPressedThenOver() {
        Page page = openDesk(window);
        start(page, KIM, "The person rang us");
        page.getByRole(AriaRole.BUTTON, named("Cancel")).click();

        assertThat(heading(page)).hasText("Cancelled");
        shoot(page, "cancelled");
        phone.openInVain(KIM);
    }

    /** The browser itself asks for what is missing, so the fields are emptied of that first. */
    @Test
    void formWhenIncompleteThenSaysWhatIsMissing() {
        Page page = openDesk(window);
        page.locator("#number").fill("19880523-9821");
        page.locator("form.call").evaluate("form => form.noValidate = true");
        submit(page);

        assertThat(page.locator("#number-error")).isVisible();
        assertThat(page.locator("#rang-error")).isVisible();
        shoot(page, "incomplete");
    }

    @Test
    void formWhenNobodyIsChosenThenTheBrowserAsks() {
        Page page = openDesk(window);
        page.locator("#number").fill(ELSA.personalNumber().value());
        submit(page);

        assertThat(page.locator("input[name=rang]:invalid")).hasCount(2);
        assertThat(phone.tryOpen(ELSA)).isEmpty();
    }

    @Test
    void startWhenPersonIsAskedOftenThenMessage() {
        Page page = openDesk(window);
        for (int i = 0; i < 3; i++) {
            start(page, ELSA, "The person rang us");
            page.getByRole(AriaRole.BUTTON, named("Cancel")).click();
            page.getByRole(AriaRole.BUTTON, named("Identify another person")).click();
        }
        start(page, ELSA, "The person rang us");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("asked several times");
        shoot(page, "refused");
    }

    @Test
    void withoutScriptThenThePageRefreshesItself() {
        try (BrowserContext plain = chromium.withoutScript()) {
            Page page = openDesk(plain);
            start(page, KIM, "We rang the person");
            phone.open(KIM).confirmCall().approve();

            assertThat(heading(page)).hasText("Identified");
            assertThat(page.locator("#name")).hasText(KIM.name());
        }
    }

    @Test
    void onAPhonesScreenThenNothingIsCutOff() {
        try (BrowserContext pocket = chromium.android()) {
            Page page = openDesk(pocket);
            shoot(page, "form-small");
            Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");

            assertThat(overflow).isEqualTo(false);
        }
    }

    private void start(Page page, SimulatedPerson person, String rang) {
        page.locator("#number").fill(person.personalNumber().value());
        page.getByLabel(rang).check();
        submit(page);
    }

    private static void submit(Page page) {
        page.getByRole(AriaRole.BUTTON, named("Identify with BankID")).click();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator heading(Page page) {
        return page.locator("#status h2");
    }

    /** The agent has logged in before. */
    private Page openDesk(BrowserContext context) {
        Browser agent = new Browser(application);
        LoginApi login = new LoginApi(agent);
        login.start(LoginApi.QR);
        phone.scan(ASA, login.awaitQrText()).approve();
        login.await("complete");
        login.complete();
        context.addCookies(List.of(new Cookie(Browser.SESSION, agent.sessionId()).setUrl(application.toString())));
        Page page = context.newPage();
        page.navigate(application + "agent");
        return page;
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve("desk-" + name + ".png"))
                .setFullPage(true));
    }
}
