package io.github.bankid4jakarta.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ReaderException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.page.FakeEndpoints.Answer;
import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the page's script in Chromium against endpoints that answer what each test prepared. */
class LoginScriptTest {

    private static final Path CHROMIUM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final String QR_TEXT = "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0."
            + "dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8";
    private static final int FEWER_THAN_A_BROWSERS_CONNECTIONS = 3;
    private static final Answer PENDING = Answer.json("{'state':'pending','mode':'qr','message':'Scan'}");
    private static final Answer NONE = Answer.json("{'state':'none'}");
    private static final Answer SIGNED_IN = Answer.json("{'state':'signed-in','location':'/app/secret'}");

    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private FakeEndpoints endpoints;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        boolean present = Files.isExecutable(CHROMIUM);
        if (!present) {
            System.out.println("LoginScriptTest is skipped: there is no Chromium at " + CHROMIUM);
        }
        Assumptions.assumeTrue(present, "no Chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void open() {
        endpoints = new FakeEndpoints(choose());
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        page.context().close();
        endpoints.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void startWhenQrIsChosenThenTheCodeOnTheScreenCanBeRead() throws Exception {
        endpoints.answer("/auth", PENDING);
        endpoints.answer("/collect", qr("Scan the code"));
        page.navigate(endpoints.address());

        press("BankID on another device");

        assertThat(page.locator("#message")).hasText("Scan the code");
        assertThat(page.locator("#code")).isVisible();
        assertThat(page.locator("#code svg").boundingBox().width).isGreaterThanOrEqualTo(240);
        assertThat(scan(page.screenshot())).isEqualTo(QR_TEXT);
        assertThat(endpoints.requests()).contains("POST /auth csrf=token&mode=qr&return=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"click", "Enter", "Space"})
    void codeWhenPressedThenLargerAndEscapeMakesItSmallAgain(String how) throws Exception {
        endpoints.answer("/collect", qr("Scan"));
        open(pending());
        assertThat(page.locator("#code")).isVisible();
        double small = page.locator("#code svg").boundingBox().width;

        if (how.equals("click")) {
            page.click("#code");
        } else {
            page.focus("#code");
            page.keyboard().press(how);
        }

        assertThat(page.locator("#code")).hasAttribute("aria-expanded", "true");
        assertThat(page.locator("#code svg").boundingBox().width).isGreaterThan(small);
        assertThat(scan(page.screenshot())).isEqualTo(QR_TEXT);
        page.keyboard().press("Escape");
        assertThat(page.locator("#code")).hasAttribute("aria-expanded", "false");
    }

    @Test
    void pollWhenScannedThenTheCodeIsGoneAndTheFocusIsOnTheMessage() {
        endpoints.answer("/collect", qr("Scan"));
        open(pending());
        page.focus("#code");
        assertThat(page.locator("#code")).isFocused();
        endpoints.answer("/collect", Answer.json("{'state':'pending','mode':'qr','message':'Confirm'}"));

        assertThat(page.locator("#message")).hasText("Confirm");

        assertThat(page.locator("#code")).isHidden();
        assertThat(page.locator("#wait")).isVisible();
        assertThat(page.locator("#status")).isFocused();
    }

    @Test
    void pollWhenCompleteThenClaimsAndGoesToTheWantedPage() {
        endpoints.answer("/collect", Answer.json("{'state':'complete'}"));
        endpoints.answer("/complete", Answer.json("{'location':'/app/secret'}"));
        page.navigate(endpoints.address());
        endpoints.answer("/auth", PENDING);

        press("BankID on another device");

        page.waitForURL("**/app/secret");
        assertThat(endpoints.count("POST /complete")).isEqualTo(1);
    }

    @Test
    void claimWhenTheAnswerIsLostThenPollsAndGoesOn() {
        endpoints.answer("/collect", Answer.json("{'state':'complete'}"), SIGNED_IN);
        endpoints.answer("/complete", Answer.json(502, "{'error':'lost'}"));

        open(pending());

        page.waitForURL("**/app/secret");
        assertThat(endpoints.count("POST /complete")).isEqualTo(1);
    }

    @Test
    void claimWhenRefusedThenSaysWhyAndStops() {
        endpoints.answer("/collect", Answer.json("{'state':'complete'}"));
        endpoints.answer("/complete", Answer.json(409, "{'error':'not-accepted','message':'Not you','advice':'Ask'}"));

        open(pending());

        assertThat(page.locator("#message")).hasText("Not you");
        assertThat(page.locator("#retry")).isVisible();
    }

    @Test
    void leaveWhenLocationIsOnAnotherSiteThenGoesToTheLoginInstead() {
        endpoints.answer("/collect", Answer.json("{'state':'signed-in','location':'https://evil.example/'}"), PENDING);

        open(pending());

        assertThat(page.locator("#message")).hasText("Scan");
        page.waitForCondition(() -> endpoints.count("GET /login") == 2);
        assertThat(page.url()).isEqualTo(endpoints.address());
    }

    @Test
    void pollWhenFailedThenStopsAndTryAgainStartsInTheSameMode() {
        endpoints.answer(
                "/collect", Answer.json("{'state':'failed','mode':'same-device','message':'No','advice':'Again'}"));
        endpoints.answer("/auth", Answer.json("{'state':'pending','mode':'same-device','message':'Starting'}"));
        open(pending());
        assertThat(page.locator("#message")).hasText("No");
        assertThat(page.locator("#retry button")).isFocused();
        endpoints.answer("/collect", Answer.json("{'state':'pending','mode':'same-device','message':'Open'}"));

        press("Try again");

        assertThat(page.locator("#message")).hasText("Open");
        assertThat(endpoints.requests()).contains("POST /auth csrf=token&mode=same-device&return=");
        assertThat(page.locator("#to-qr")).isVisible();
    }

    @Test
    void noneWhenSaidOnceThenNotBelieved() {
        endpoints.answer("/collect", NONE, PENDING);

        open(pending());

        assertThat(page.locator("#message")).hasText("Scan");
        assertThat(page.locator("#choose")).isHidden();
    }

    @Test
    void noneWhenSaidTwiceThenOffersTheChoiceAgain() {
        endpoints.answer("/collect", NONE);

        open(pending());

        assertThat(page.locator("#choose")).isVisible();
        assertThat(page.locator("#message")).hasText("This login is no longer active.");
    }

    @Test
    void forbiddenWhenTheAnswerBringsANewTokenThenUsesIt() {
        endpoints.answer("/collect", Answer.json(403, "{'error':'csrf','csrf':'fresh'}"), PENDING);

        open(pending());

        assertThat(page.locator("#message")).hasText("Scan");
        assertThat(endpoints.requests()).contains("POST /collect csrf=fresh");
        assertThat(endpoints.count("GET /login")).isEqualTo(1);
    }

    @Test
    void forbiddenWhenItStaysThenReloadsOnceAndThenSaysSo() {
        endpoints.answer("/collect", Answer.json(403, "{'error':'csrf'}"));

        open(pending());

        assertThat(page.locator("#message")).hasText("This page had become too old.");
        assertThat(endpoints.count("GET /login")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void pollWhenTheServerFailsThenKeepsTheStateSaysSoAndRecovers(Fault fault) {
        endpoints.answer("/collect", qr("Scan"), fault.answer);
        page.clock().install();

        open(pending());

        hurryUntilSaid("No contact just now. Trying again …");
        assertThat(page.locator("#code")).isVisible();
        endpoints.answer("/collect", qr("Scan again"));
        hurryUntilSaid("Scan again");
    }

    @Test
    void pollWhenTooManyThenWaitsAndGoesOn() {
        endpoints.answer("/collect", Answer.json(429, "{'error':'rate','message':'Slow down'}"), PENDING);
        page.clock().install();

        open(pending());

        hurryUntilSaid("Slow down");
        hurryUntilSaid("Scan");
    }

    @Test
    void startWhenRefusedThenSaysWhyAndKeepsTheChoice() {
        endpoints.answer("/auth", Answer.json(503, "{'error':'busy','message':'Busy','advice':'Wait'}"));
        page.navigate(endpoints.address());

        press("BankID on another device");

        assertThat(page.locator("#message")).hasText("Busy");
        assertThat(page.locator("#choose")).isVisible();
        assertThat(endpoints.count("POST /collect")).isZero();
    }

    @Test
    void startWhenPressedTwiceThenSentOnce() {
        endpoints.answer("/auth", PENDING);
        endpoints.answer("/collect", PENDING);
        page.navigate(endpoints.address());

        page.evaluate("() => { const b = document.querySelector('#choose button'); b.click(); b.click(); b.click(); }");

        page.waitForCondition(() -> endpoints.count("POST /collect") >= 1);
        assertThat(endpoints.count("POST /auth")).isEqualTo(1);
    }

    @Test
    void cancelWhenPressedThenReallyCancelsAndStopsPolling() {
        endpoints.answer("/collect", PENDING);
        endpoints.answer("/cancel", NONE);
        open(pending());
        assertThat(page.locator("#message")).hasText("Scan");

        press("Cancel");

        assertThat(page.locator("#message")).hasText("You cancelled the login.");
        assertThat(page.locator("#choose")).isVisible();
        assertThat(page.locator("#choose button").first()).isFocused();
        assertThat(endpoints.count("POST /cancel csrf=token")).isEqualTo(1);
    }

    @Test
    void openWhenAutoThenOnceForThePersonsOwnStart() {
        String launch =
                "{'state':'pending','mode':'same-device','message':'Open','launch':{'href':'/app/phone','auto':%s}}";
        endpoints.answer("/auth", Answer.json(launch.formatted(true)));
        endpoints.answer("/collect", Answer.json(launch.formatted(true)));
        page.navigate(endpoints.address());

        press("BankID on this device");

        page.waitForURL("**/app/phone");
        assertThat(endpoints.count("GET /app/phone")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not auto", "not the person's start", "a link of another kind"})
    void openWhenNotAutoOrNotThePersonsStartThenWaitsForATap(String why) {
        String launch = "{'state':'pending','mode':'same-device','message':'Open','launch':{'href':'%s','auto':%s}}";
        Answer answer = Answer.json(launch.formatted(
                why.equals("a link of another kind") ? "http://localhost:1/" : "/app/phone", !why.equals("not auto")));
        endpoints.answer("/auth", answer);
        endpoints.answer("/collect", answer);
        endpoints.show(why.equals("not the person's start") ? pending() : choose());
        page.navigate(endpoints.address());

        if (!why.equals("not the person's start")) {
            press("BankID on this device");
        }

        page.waitForCondition(() -> endpoints.count("POST /collect") >= 2);
        assertThat(page.url()).isEqualTo(endpoints.address());
        assertThat(endpoints.count("GET /app/phone")).isZero();
    }

    @Test
    void pollWhenHiddenThenPausesAndReturnsAtOnce() {
        endpoints.answer("/collect", PENDING);
        page.clock().install();
        open(pending());
        assertThat(page.locator("#message")).hasText("Scan");

        setHidden(true);
        roundTrip();
        long before = endpoints.count("POST /collect");
        page.clock().runFor(30_000);
        roundTrip();
        assertThat(endpoints.count("POST /collect")).isEqualTo(before);

        setHidden(false);
        page.waitForCondition(() -> endpoints.count("POST /collect") > before);
    }

    @Test
    void pollWhenModeIsSwitchedAndPageWakesOftenThenOneAtATime() {
        endpoints.answer("/auth", Answer.json("{'state':'pending','mode':'same-device','message':'Here'}"));
        endpoints.answer("/collect", PENDING);
        page.clock().install();
        open(pending());
        for (int starts = 1; starts <= 3; starts++) {
            int expected = starts;
            press("BankID on this device");
            page.waitForCondition(() -> endpoints.count("POST /auth") == expected);
            assertThat(page.locator("#message")).hasText("Scan");
        }

        endpoints.hold("/collect");
        page.clock().fastForward(4_000);
        page.waitForCondition(() -> endpoints.held() > 0);
        for (int i = 0; i < FEWER_THAN_A_BROWSERS_CONNECTIONS; i++) {
            setHidden(false);
        }
        page.clock().fastForward(2_000);
        roundTrip();

        assertThat(endpoints.held()).isEqualTo(1);
    }

    /** What the page sent before has reached the server when this returns. */
    private void roundTrip() {
        page.evaluate("() => fetch('/app/marker').then(answer => answer.text())");
    }

    private void setHidden(boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private void open(LoginView view) {
        endpoints.show(view);
        page.navigate(endpoints.address());
    }

    /** Lets the page's time run fast, in steps that are short beside the script's own limit for an answer. */
    private void hurryUntilSaid(String message) {
        for (int i = 0; i < 500 && !page.locator("#message").textContent().equals(message); i++) {
            page.clock().fastForward(100);
        }
        assertThat(page.locator("#message")).hasText(message);
    }

    private void press(String label) {
        page.locator("button:visible")
                .filter(new Locator.FilterOptions().setHasText(label))
                .click();
    }

    private static String scan(byte[] screenshot) throws IOException {
        var image = new BufferedImageLuminanceSource(ImageIO.read(new ByteArrayInputStream(screenshot)));
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(image)))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("There is no QR code on the screen", e);
        }
    }

    private static Answer qr(String message) {
        QrCode code = QrCode.encodeText(QR_TEXT, QrCode.Ecc.MEDIUM);
        byte[] bits = new byte[(code.size * code.size + 7) / 8];
        for (int i = 0; i < code.size * code.size; i++) {
            if (code.getModule(i % code.size, i / code.size)) {
                bits[i / 8] |= (byte) (0x80 >> i % 8);
            }
        }
        String modules = Base64.getEncoder().encodeToString(bits);
        return Answer.json("{'state':'pending','mode':'qr','message':'%s','qr':{'size':%d,'modules':'%s'}}"
                .formatted(message, code.size, modules));
    }

    private static LoginView choose() {
        return LoginView.of(context(), Stage.CHOOSE, Optional.empty(), text(Situation.WELCOME));
    }

    private static LoginView pending() {
        UserMessage message =
                new UserMessages().pending(HintCode.OUTSTANDING_TRANSACTION, LoginMode.QR, false, Locale.ENGLISH);
        return new LoginView(context(), Stage.PENDING, Optional.of(LoginMode.QR), message, Optional.empty(), true);
    }

    private static PageContext context() {
        return new PageContext(
                Locale.ENGLISH,
                "Example",
                FakeEndpoints.BASE,
                FakeEndpoints.BASE + "/login",
                "",
                "token",
                true,
                false,
                false);
    }

    private static UserMessage text(Situation situation) {
        return new UserMessages().of(situation, Locale.ENGLISH);
    }

    private enum Fault {
        HANGS_UP(Answer.HANG_UP),
        SAYS_500(Answer.json(500, "{'error':'technical'}")),
        SAYS_HTML(new Answer(200, "text/html", "<h1>Wi-Fi login</h1>")),
        SAYS_NO_JSON(new Answer(200, "application/json", "{")),
        SAYS_NOTHING_KNOWN(Answer.json("{'state':'of-tomorrow'}"));

        private final Answer answer;

        Fault(Answer answer) {
            this.answer = answer;
        }
    }
}
