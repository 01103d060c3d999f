package io.github.bankid4jakarta.authmodule;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.TOLVAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.Phone;
import io.github.bankid4jakarta.model.BankIdUser;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module in a real server, for applications that hold nothing of ours. */
class BankIdServerAuthModuleTest {

    private static final Map<String, String> SIMULATOR =
            Map.of("bankid.backend", "simulator", "bankid.environment", "test");

    @Test
    void pageWhenPublicThenShownToAnybodyWithoutSession() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 1, "/app")) {
            Browser browser = browser(server, "/app");

            assertThat(browser.get("/").body()).startsWith("null false");
            assertThat(browser.sessionId()).isEmpty();
        }
    }

    @Test
    void loginWhenApprovedThenTheCallerHasTheConfiguredRole() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 1, "/app")) {
            Browser browser = browser(server, "/app");
            Answer challenge = browser.get("/account");
            assertThat(challenge.status()).isEqualTo(303);
            assertThat(challenge.location()).isEqualTo("/app/.bankid/login?return=%2Fapp%2Faccount");

            assertThat(logIn(browser, ANNA)).isEqualTo("/app/account");

            assertThat(browser.get("/account").body())
                    .startsWith(ANNA.personalNumber().value() + " true false");
            assertThat(browser.get("/clerk").status()).isEqualTo(403);
        }
    }

    /** Tomcat changes the session id when it first sees a caller, who had better not be one of several at once. */
    @Test
    void requestsWhenTheyFollowTheLoginThenTheSessionIdStays() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 1, "/app")) {
            Browser browser = browser(server, "/app");
            logIn(browser, ANNA);
            Browser anotherTab = browser.thiefOf(browser.sessionId());

            assertThat(browser.get("/account").status()).isEqualTo(200);
            assertThat(browser.get("/account").header("Set-Cookie")).isEmpty();
            assertThat(anotherTab.get("/account").status()).isEqualTo(200);
            assertThat(anotherTab.sessionId()).isEqualTo(browser.sessionId());
        }
    }

    @Test
    void logoutWhenTheApplicationCallsItThenAnonymousWithANewSessionId() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 1, "/app")) {
            Browser browser = browser(server, "/app");
            logIn(browser, ANNA);
            browser.get("/account");
            String before = browser.sessionId();

            browser.get("/leave");

            assertThat(browser.sessionId()).isNotEqualTo(before);
            assertThat(browser.get("/").body()).startsWith("null false");
        }
    }

    @Test
    void pageWhenItAsksForALoginByItselfThenOnlyCallersSeeIt() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 1, "/app")) {
            Browser browser = browser(server, "/app");
            assertThat(browser.get("/ask").location()).isEqualTo("/app/.bankid/login?return=%2Fapp%2Fask");

            assertThat(logIn(browser, ANNA)).isEqualTo("/app/ask");

            assertThat(browser.get("/ask").body())
                    .startsWith(ANNA.personalNumber().value() + " true");
        }
    }

    @Test
    void pageWhenItAsksForALoginInAClosedApplicationThenNobodySeesIt() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(Map.of(), 1, "/app")) {
            assertThat(browser(server, "/app").get("/ask").status()).isEqualTo(503);
        }
    }

    @Test
    void applicationsWhenTwoThenEachHasItsOwnLogin() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 1, "/", "/app")) {
            Browser one = browser(server, "/");
            Browser other = browser(server, "/app");
            logIn(one, ANNA);
            logIn(other, TOLVAN);

            assertThat(one.get("/account").body())
                    .startsWith(ANNA.personalNumber().value());
            assertThat(other.get("/account").body())
                    .startsWith(TOLVAN.personalNumber().value());
            assertThat(one.thiefOf(other.sessionId()).get("/account").status()).isEqualTo(303);
        }
    }

    @Test
    void pagesWhenNoBackendIsChosenThenProtectedOnesAreClosedAndOthersWork() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(Map.of(), 1, "/app")) {
            Browser browser = browser(server, "/app");

            assertThat(browser.get("/").status()).isEqualTo(200);
            assertThat(browser.get("/account").status()).isEqualTo(503);
            assertThat(browser.get("/.bankid/login").status()).isEqualTo(503);
            assertThat(browser.getJson("/account").json().getString("error")).isEqualTo("not_set_up");
        }
    }

    @Test
    void pagesWhenTheModuleIsInstalledTwiceThenProtectedOnesAreClosedAndOthersWork() {
        try (ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, 2, "/app")) {
            Browser browser = browser(server, "/app");

            assertThat(browser.get("/").status()).isEqualTo(200);
            assertThat(browser.get("/account").status()).isEqualTo(503);
        }
    }

    @Test
    void groupsWhenOneContextHasItsOwnThenThoseCountThere() {
        Map<String, String> settings = Map.of(
                "bankid.backend",
                "simulator",
                "bankid.environment",
                "test",
                "bankid.context./app.groups",
                "clerk, user");
        try (ModuleOnTomcat server = new ModuleOnTomcat(settings, 1, "/", "/app")) {
            Browser one = browser(server, "/");
            Browser other = browser(server, "/app");
            logIn(one, ANNA);
            logIn(other, ANNA);

            assertThat(one.get("/clerk").status()).isEqualTo(403);
            assertThat(other.get("/clerk").status()).isEqualTo(200);
        }
    }

    @Test
    void groupsWhenTheOperatorsCodeAddsSomeThenTheCallerHasThem(@TempDir Path jar) throws IOException {
        try (URLClassLoader beside = withGroups(jar, ClerkIsTolvan.class.getName());
                ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, beside, 1, "/app")) {
            Browser anna = browser(server, "/app");
            Browser tolvan = browser(server, "/app");
            logIn(anna, ANNA);
            logIn(tolvan, TOLVAN);

            assertThat(anna.get("/clerk").status()).isEqualTo(403);
            assertThat(tolvan.get("/clerk").status()).isEqualTo(200);
            assertThat(tolvan.get("/account").status()).isEqualTo(200);
        }
    }

    @Test
    void loginWhenTheOperatorsCodeFailsThenNobodyIsLoggedIn(@TempDir Path jar) throws IOException {
        try (URLClassLoader beside = withGroups(jar, NobodyKnows.class.getName());
                ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, beside, 1, "/app")) {
            Browser browser = browser(server, "/app");

            Answer claim = claim(browser, ANNA);

            assertThat(claim.status()).isEqualTo(500);
            assertThat(claim.body()).doesNotContain("directory");
            assertThat(browser.get("/account").status()).isEqualTo(303);
        }
    }

    @Test
    void pagesWhenTheOperatorsCodeIsMissingThenClosed(@TempDir Path jar) throws IOException {
        try (URLClassLoader beside = withGroups(jar, "org.example.Missing");
                ModuleOnTomcat server = new ModuleOnTomcat(SIMULATOR, beside, 1, "/app")) {
            assertThat(browser(server, "/app").get("/account").status()).isEqualTo(503);
        }
    }

    @Test
    void pagesWhenTheGatewayIsSwitchedOnThenClosed() {
        Map<String, String> settings =
                Map.of("bankid.backend", "simulator", "bankid.environment", "test", "bankid.gateway.enabled", "true");
        try (ModuleOnTomcat server = new ModuleOnTomcat(settings, 1, "/app")) {
            assertThat(browser(server, "/app").get("/account").status()).isEqualTo(503);
        }
    }

    private static URLClassLoader withGroups(Path jar, String className) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(CallerGroups.class.getName()), className);
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, CallerGroups.class.getClassLoader());
    }

    private static Browser browser(ModuleOnTomcat server, String contextPath) {
        return new Browser(server.address(contextPath));
    }

    /** Answers where the browser is sent to. */
    private static String logIn(Browser browser, SimulatedPerson person) {
        return claim(browser, person).json().getString("location");
    }

    private static Answer claim(Browser browser, SimulatedPerson person) {
        LoginApi login = new LoginApi(browser);
        login.start(LoginApi.QR);
        new Phone(browser).scan(person, login.awaitQrText()).approve();
        login.await("complete");
        return login.complete();
    }

    /** An operator's code that knows one clerk. */
    public static final class ClerkIsTolvan implements CallerGroups {

        @Override
        public Set<String> of(BankIdUser user) {
            return user.personalNumber().equals(TOLVAN.personalNumber()) ? Set.of("clerk") : Set.of();
        }
    }

    /** An operator's code whose directory is away. */
    public static final class NobodyKnows implements CallerGroups {

        @Override
        public Set<String> of(BankIdUser user) {
            throw new IllegalStateException(
                    "the directory does not know " + user.personalNumber().value());
        }
    }
}
