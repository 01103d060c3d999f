package io.github.bankid4jakarta.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.github.bankid4jakarta.hostedapi.GatewayTableContract;
import io.github.bankid4jakarta.hostedapi.TestClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway as a server of its own, which serves nothing else: the table of bad calls, and a second server with the example,
 * whose people log in through it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT extends GatewayTableContract {

    private static final double PATIENCE = 40_000;

    private static final int CALLS_IN_A_ROW = 3000;

    private RunningServer gateway;
    private RunningServer example;
    private Browser browser;
    private Phone phone;

    @BeforeAll
    void startBoth(@TempDir Path folder) {
        gateway = RunningServer.start(
                "gateway", folder, Deployments.minimal("gateway.war", gatewaySettings()), "--noCluster");
        example = RunningServer.start(
                "example", folder, Deployments.example(settingsOf(TestClient.PRESENT)), "--noCluster");
        browser = new Browser(example.address());
        phone = new Phone(new Browser(gateway.address()));
    }

    @AfterAll
    void stopBoth() {
        if (example != null) {
            example.close();
        }
        if (gateway != null) {
            gateway.close();
        }
    }

    private static Map<String, String> gatewaySettings() {
        Map<String, String> settings = new HashMap<>(TestClient.settings());
        settings.put("bankid.backend", "simulator");
        settings.put("bankid.environment", "test");
        settings.put("bankid.gateway.only", "true");
        settings.put(
                "bankid.simulator.qr-tolerance", "PT30S"); // on a slow machine the picture is old before it is read
        return settings;
    }

    private Map<String, String> settingsOf(TestClient client) {
        return Map.of(
                "bankid.backend", "qrona",
                "bankid.qrona.url", gateway().toString(),
                "bankid.qrona.token", client.token());
    }

    @Override
    protected URI gateway() {
        return gateway.address().resolve("gateway");
    }

    @Test
    void loginWhenReadOffTheScreenAndApprovedAtTheGatewayThenThePageFirstAskedFor() {
        try (Chromium chromium = Chromium.launchOrSkip();
                BrowserContext window = chromium.desktop()) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Page page = window.newPage();
            page.navigate(example.address() + "account?from=the-start");
            page.locator("#choose form:has(input[value=qr]) button").click();
            assertThat(page.locator("#code")).isVisible();

            Await.until("the phone to take the code", () -> QrReader.read(page.screenshot())
                            .flatMap(qrText -> phone.tryScan(ANNA, qrText)))
                    .approve();

            assertThat(page).hasURL(example.address() + "account?from=the-start");
            assertThat(page.locator("#name")).hasText(ANNA.name());
        }
    }

    @Test
    void loginWhenDeclinedThenAnonymousAndTheNextOneSucceeds() {
        LoginApi login = new LoginApi(browser);
        browser.get("/account");
        login.start(LoginApi.QR);
        phone.scan(ANNA, login.awaitQrText()).decline();
        login.await("failed");
        assertThat(browser.get("/account").status()).isEqualTo(303);

        login.start(LoginApi.QR);
        phone.scan(ANNA, login.awaitQrText()).approve();
        login.await("complete");
        login.complete();
        assertThat(browser.get("/account").body()).contains(ANNA.name());
    }

    /** A server may lose a call that comes on the heels of another one's answer. */
    @Test
    void callsWhenEachFollowsTheLastOneOnItsConnectionThenAllAreAnswered() throws IOException {
        GatewayApi api = new GatewayApi(gateway());

        for (int i = 0; i < CALLS_IN_A_ROW; i++) {
            assertThat(api.start(TestClient.SHOP).status()).isEqualTo(200);
        }
    }

    @Test
    void gatewayWhenAskedForALoginPageThenThereIsNone() {
        Browser stranger = new Browser(gateway.address());

        assertThat(stranger.get("/.bankid/login").status()).isEqualTo(404);
        assertThat(stranger.request("POST", "/.bankid/auth")
                        .field("mode", "qr")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get("/.bankid/simulator").status()).isEqualTo(200);
    }
}
