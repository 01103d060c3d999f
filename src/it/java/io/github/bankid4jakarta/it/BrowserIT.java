package io.github.bankid4jakarta.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
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

/** People at a screen: a real browser shows the login page, and a phone reads the QR code off its pixels. */
@ExtendWith(ArquillianExtension.class)
class BrowserIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String WANTED = "account?from=the-start";
    private static final double PATIENCE = 40_000;

    private static Chromium chromium;

    @ArquillianResource
    private URL deployed;

    private URI application;
    private Phone phone;
    private BrowserContext window;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(Map.of(
                "bankid.simulator.pick-up-time", "PT8S",
                "bankid.qr-renewal", "PT14S"));
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
    void qrWhenScannedOffTheScreenThenThePageFirstAskedFor() {
        Page page = openLogin(window);
        shoot(page, "choose");
        chooseQr(page);
        shoot(page, "qr");

        approveFromScreen(page);

        assertOnWantedPage(page);
        shoot(page, "account");
    }

    @Test
    void qrWhenScannedThenThePageSaysSo() {
        Page page = openLogin(window);
        chooseQr(page);

        Phone.Order order = scanFromScreen(page);

        assertThat(page.locator("#qr")).isHidden();
        assertThat(page.locator("#message")).not().isEmpty();
        shoot(page, "scanned");
        order.approve();
        assertOnWantedPage(page);
    }

    @Test
    void declinedThenMessageAndAnotherTrySucceeds() {
        Page page = openLogin(window);
        chooseQr(page);

        scanFromScreen(page).decline();

        assertThat(page.locator("#retry")).isVisible();
        shoot(page, "declined");
        page.locator("#retry button").click();
        approveFromScreen(page);
        assertOnWantedPage(page);
    }

    @Test
    void cancelledOnThePageThenChoiceAndTheCodeIsDead() {
        Page page = openLogin(window);
        chooseQr(page);
        String qrText = readScreen(page);

        page.locator("#cancel button").click();

        assertThat(page.locator("#choose")).isVisible();
        shoot(page, "cancelled");
        assertThat(phone.tryScan(ANNA, qrText)).isEmpty();
        chooseQr(page);
        approveFromScreen(page);
        assertOnWantedPage(page);
    }

    @Test
    void notScannedThenRenewedThenBoundedThenTryAgain() {
        Page page = openLogin(window);
        chooseQr(page);
        String first = orderOn(page);

        Await.until(
                "the renewed code",
                () -> QrReader.read(page.screenshot()).map(BrowserIT::order).filter(order -> !order.equals(first)));
        assertThat(page.locator("#retry")).isHidden();

        assertThat(page.locator("#retry")).isVisible();
        assertThat(page.locator("#qr")).isHidden();
        shoot(page, "not-scanned");
        page.locator("#retry button").click();
        approveFromScreen(page);
        assertOnWantedPage(page);
    }

    @Test
    void reloadAtEveryStepThenTheSameLogin() {
        Page page = openLogin(window);
        page.reload();
        chooseQr(page);
        String before = orderOn(page);
        page.reload();
        assertThat(page.locator("#code")).isVisible();
        assertThat(orderOn(page)).isEqualTo(before);

        Phone.Order order = scanFromScreen(page);
        page.reload();
        assertThat(page.locator("#cancel")).isVisible();
        order.approve();
        page.reload();

        assertOnWantedPage(page);
        page.reload();
        assertOnWantedPage(page);
    }

    @Test
    void twoTabsThenOneOrderAndBothAreLoggedIn() {
        Page first = openLogin(window);
        chooseQr(first);
        Page second = window.newPage();
        second.navigate(application + ".bankid/login");
        assertThat(second.locator("#code")).isVisible();
        assertThat(orderOn(second)).isEqualTo(orderOn(first));

        first.bringToFront();
        approveFromScreen(first);

        assertOnWantedPage(first);
        second.bringToFront();
        assertLeftTheLogin(second);
        assertThat(window.newPage().navigate(application + "account").status()).isEqualTo(200);
    }

    @Test
    void backButtonWhenLoggedInThenNoSecondLogin() {
        Page page = openLogin(window);
        chooseQr(page);
        approveFromScreen(page);
        assertOnWantedPage(page);

        page.goBack();

        assertLeftTheLogin(page);
        assertThat(page.navigate(application + "account").status()).isEqualTo(200);
    }

    @Test
    void sameDeviceOnPhoneThenReturnsToThePageFirstAskedFor() {
        try (BrowserContext pocket = chromium.android()) {
            Page page = openLogin(pocket);
            shoot(page, "phone-choose");
            Page app = pocket.waitForPage(() -> chooseSameDevice(page));
            assertThat(app.locator("#person-anna")).isVisible();
            shoot(app, "phone-app");
            app.locator("#person-anna").check();
            app.locator("#start").click();
            app.locator("#approve").click();

            assertOnWantedPage(app);
            shoot(app, "phone-account");
        }
    }

    @Test
    void sameDeviceOnIPhoneThenTheLinkIsOffered() {
        try (BrowserContext pocket = chromium.iPhone()) {
            Page page = openLogin(pocket);
            sameDeviceButton(page).click();

            assertThat(page.locator("#open")).isVisible();
            shoot(page, "phone-launch");
        }
    }

    @Test
    void withoutScriptThenTheLoginWorksAllTheSame() {
        try (BrowserContext plain = chromium.withoutScript()) {
            Page page = openLogin(plain);
            qrButton(page).click();
            assertThat(page.locator("img.still")).isVisible();
            shoot(page, "without-script");

            approveFromScreen(page);

            page.locator("#continue button").click(new Locator.ClickOptions().setTimeout(PATIENCE));
            assertOnWantedPage(page);
        }
    }

    private Page openLogin(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(application + WANTED);
        assertThat(page).hasURL(Pattern.compile(Pattern.quote(application + ".bankid/login?return=") + "[^&#]+"));
        return page;
    }

    private void chooseQr(Page page) {
        qrButton(page).click();
        assertThat(page.locator("#code")).isVisible();
    }

    private static Locator qrButton(Page page) {
        return page.locator("#choose form:has(input[value=qr]) button");
    }

    private static Locator sameDeviceButton(Page page) {
        return page.locator("#choose form:has(input[value=same-device]) button");
    }

    /** Chooses this device, and taps the link where the page did not open it by itself. */
    private static void chooseSameDevice(Page page) {
        sameDeviceButton(page).click();
        page.locator("#open").click();
    }

    private String readScreen(Page page) {
        return Await.until("a QR code on the screen", () -> QrReader.read(page.screenshot()));
    }

    /** Which order a QR code belongs to: its second part. */
    private static String order(String qrText) {
        return qrText.split("\\.")[1];
    }

    private String orderOn(Page page) {
        return order(readScreen(page));
    }

    private Phone.Order scanFromScreen(Page page) {
        return Await.until("the phone to take the code", () -> QrReader.read(page.screenshot())
                .flatMap(qrText -> phone.tryScan(ANNA, qrText)));
    }

    private void approveFromScreen(Page page) {
        scanFromScreen(page).approve();
    }

    private void assertOnWantedPage(Page page) {
        assertThat(page).hasURL(application + WANTED);
        assertThat(page.locator("#name")).hasText(ANNA.name());
    }

    private void assertLeftTheLogin(Page page) {
        assertThat(page).not().hasURL(Pattern.compile(".*/\\.bankid/.*"));
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
