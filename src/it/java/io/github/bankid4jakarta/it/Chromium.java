package io.github.bankid4jakarta.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A real browser without a window. */
public final class Chromium implements AutoCloseable {

    private static final String INSTALL = "apt-get install --no-install-recommends chromium";
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "Chromium", "Google Chrome");
    private static final List<String> PLACES = List.of(
            "/usr/bin",
            "/usr/local/bin",
            "/snap/bin",
            "/Applications/Chromium.app/Contents/MacOS",
            "/Applications/Google Chrome.app/Contents/MacOS");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");
    private static final String IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
            + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
    private static final String ANDROID = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Mobile Safari/537.36";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(QUIET)
                        .setHeadless(true));
    }

    /** Starts the browser. Where there is none, the tests of the class are skipped, and the build says so loudly. */
    public static Chromium launchOrSkip() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String reason = "BROWSER TESTS SKIPPED: there is no Chromium on this machine. Install it (Debian: "
                    + INSTALL + ") or name one with -Dchromium=/path/to/it";
            System.err.println("\n*** " + reason + " ***\n");
            Assumptions.abort(reason);
        }
        return new Chromium(executable.orElseThrow());
    }

    /** A window on a desktop screen. */
    public BrowserContext desktop() {
        return context(new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    /** A window on a desktop screen whose user has switched scripts off. */
    public BrowserContext withoutScript() {
        return context(
                new Browser.NewContextOptions().setViewportSize(1280, 800).setJavaScriptEnabled(false));
    }

    /** The browser of an iPhone. */
    public BrowserContext iPhone() {
        return context(mobile(IPHONE));
    }

    /** The browser of an Android phone. */
    public BrowserContext android() {
        return context(mobile(ANDROID));
    }

    private static Browser.NewContextOptions mobile(String userAgent) {
        return new Browser.NewContextOptions()
                .setUserAgent(userAgent)
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale("en-GB"));
        context.onRequest(request -> Requested.remember(request.url()));
        return context;
    }

    private static Optional<Path> find() {
        String named = System.getProperty("chromium", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return PLACES.stream()
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
