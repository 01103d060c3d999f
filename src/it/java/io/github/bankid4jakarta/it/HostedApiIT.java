package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example with the hosted API as its backend, which is a server of its own and at times not there. */
@ExtendWith(ArquillianExtension.class)
class HostedApiIT {

    private static final HostedApi HOSTED_API = new HostedApi();
    private static final String ELSEWHERE = "198.51.100.7";

    @ArquillianResource
    private URL deployed;

    private Browser browser;
    private LoginApi login;

    @Deployment(testable = false)
    static WebArchive example() {
        return Deployments.example(HOSTED_API.settings());
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(Deployments.local(deployed));
        login = new LoginApi(browser);
    }

    @AfterEach
    void browserWasToldNoSecret() {
        List<String> secrets = HOSTED_API.secrets();
        assertThat(browser.answers()).isNotEmpty().allSatisfy(answer -> {
            String everything = answer.uri() + " " + answer.headers().map() + " " + answer.body();
            assertThat(everything).doesNotContain(secrets);
        });
    }

    @AfterAll
    static void close() {
        HOSTED_API.close();
    }

    @Test
    void loginWhenScannedThenTheWantedPage() {
        assertThat(browser.get("/account").status()).isEqualTo(303);
        login.start(LoginApi.QR);
        HOSTED_API.scanAndApprove(ANNA, login.awaitQrText());

        assertLoggedIn();
        String autoStartToken = HOSTED_API.autoStartToken();
        assertThat(browser.answers()).noneMatch(answer -> answer.body().contains(autoStartToken));
    }

    @Test
    void sameDeviceWhenTheAppIsOnTheBrowsersAddressThenLogin() {
        launchAndApproveAt(Optional.empty());

        assertLoggedIn();
    }

    @Test
    void sameDeviceWhenTheAppIsOnAnotherAddressThenRefusedAndToldWhy() {
        launchAndApproveAt(Optional.of(ELSEWHERE));

        JsonObject refused = login.await("failed");
        assertThat(refused.getString("message")).isEqualTo("The BankID app is on another network than this browser.");
        assertThat(refused.getString("advice"))
                .isEqualTo("Use the same network for both, without VPN, or choose BankID on another device.");
        login.complete();
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    @Test
    void outageWhenInTheMiddleOfAnOrderThenTroubleAndLogin() {
        browser.get("/account");
        login.start(LoginApi.QR);
        login.awaitQrText();
        HOSTED_API.stop();
        try {
            awaitMessage("pending", "No contact just now. Trying again …");
        } finally {
            HOSTED_API.start();
        }

        HOSTED_API.scanAndApprove(ANNA, login.awaitQrText());
        assertLoggedIn();
    }

    @Test
    void outageWhenStartingThenFailedWithWhatToDoAndNextTimeLogin() {
        browser.get("/account");
        HOSTED_API.stop();
        try {
            assertThat(login.start(LoginApi.QR).status()).isEqualTo(200);
            JsonObject failed = awaitMessage("failed", "BankID cannot be reached just now.");
            assertThat(failed.getString("advice")).isEqualTo("Try again in a moment.");
        } finally {
            HOSTED_API.start();
        }

        assertThat(login.start(LoginApi.QR).status()).isEqualTo(200);
        HOSTED_API.scanAndApprove(ANNA, login.awaitQrText());
        assertLoggedIn();
    }

    private void launchAndApproveAt(Optional<String> address) {
        browser.get("/account");
        login.start(LoginApi.SAME_DEVICE);
        String link = Await.until("a launch link", () -> Optional.ofNullable(
                        login.collect().json().getJsonObject("launch"))
                .map(launch -> launch.getString("href")));
        HOSTED_API.launchAndApprove(ANNA, link, address.orElseGet(HOSTED_API::endUserIp));
    }

    private JsonObject awaitMessage(String state, String message) {
        return Await.until(message, () -> Optional.of(login.collect())
                .filter(answer -> answer.status() == 200)
                .map(Answer::json)
                .filter(json -> json.getString("state").equals(state))
                .filter(json -> json.getString("message").equals(message)));
    }

    private void assertLoggedIn() {
        login.await("complete");
        assertThat(login.complete().json().getString("location"))
                .isEqualTo(browser.application().getPath() + "account");
        Answer account = browser.get("/account");
        assertThat(account.status()).isEqualTo(200);
        assertThat(account.body()).contains(ANNA.name());
    }
}
