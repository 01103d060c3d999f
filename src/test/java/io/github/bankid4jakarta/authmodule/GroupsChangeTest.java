package io.github.bankid4jakarta.authmodule;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.authenticator.SingleSignOn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who logs in again while logged in, after the operator gave and took groups. Tomcat remembers callers too. */
class GroupsChangeTest {

    private static final AtomicReference<Set<String>> GROUPS = new AtomicReference<>(Set.of());

    @Test
    void loginWhenGroupsWereTakenMeanwhileThenTheyAreGone(@TempDir Path jar) throws IOException {
        try (URLClassLoader beside = withGroups(jar);
                ModuleOnTomcat server = new ModuleOnTomcat(
                        Map.of("bankid.backend", "simulator", "bankid.environment", "test"), beside, 1, "/app")) {
            Browser browser = new Browser(server.address("/app"));
            GROUPS.set(Set.of("clerk"));
            logIn(browser, ANNA);
            assertThat(browser.get("/clerk").status()).isEqualTo(200);

            GROUPS.set(Set.of());
            logIn(browser, ANNA);

            assertThat(browser.get("/account").status()).isEqualTo(200);
            assertThat(browser.get("/clerk").status()).isEqualTo(403);
        }
    }

    /** With its valve for that, Tomcat takes callers from one application to the others, and their groups with them. */
    @Test
    void callerWhenTomcatSharesThemThenEachApplicationHasItsOwnGroupsAndLogin() {
        Map<String, String> settings = Map.of(
                "bankid.backend",
                "simulator",
                "bankid.environment",
                "test",
                "bankid.context./app.groups",
                "clerk, user");
        try (ModuleOnTomcat server = new ModuleOnTomcat(
                settings,
                getClass().getClassLoader(),
                1,
                host -> host.getPipeline().addValve(new SingleSignOn()),
                "/other",
                "/app")) {
            Browser app = new Browser(server.address("/app"));
            Browser other = app.window(server.address("/other"));
            logIn(app, ANNA);
            assertThat(app.get("/clerk").status()).isEqualTo(200);
            assertThat(other.get("/account").status()).isEqualTo(303);

            logIn(other, ANNA);

            assertThat(other.get("/account").status()).isEqualTo(200);
            assertThat(other.get("/clerk").status()).isEqualTo(403);
            assertThat(app.get("/clerk").status()).isEqualTo(200);
        }
    }

    private static URLClassLoader withGroups(Path jar) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(CallerGroups.class.getName()), Changing.class.getName());
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, CallerGroups.class.getClassLoader());
    }

    private static void logIn(Browser browser, SimulatedPerson person) {
        LoginApi login = new LoginApi(browser);
        login.start(LoginApi.QR);
        new Phone(browser).scan(person, login.awaitQrText()).approve();
        login.await("complete");
        assertThat(login.complete().status()).isEqualTo(200);
    }

    /** An operator's code whose answers change. */
    public static final class Changing implements CallerGroups {

        @Override
        public Set<String> of(BankIdUser user) {
            return GROUPS.get();
        }
    }
}
