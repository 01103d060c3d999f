package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.it.app.SecondBackend;
import io.github.bankid4jakarta.it.app.UnscopedSecurity;
import io.github.bankid4jakarta.it.app.VetoedSecurity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications whose configuration is wrong in one way each, and one whose configuration is right. The server deploys them
 * in one start, so that this stays quick.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadConfigurationIT {

    private static final String SIMULATOR = "simulator";
    private static final String TOKEN = "0123456789abcdef-not-a-real-token";
    private static final Map<String, String> RIGHT = Map.of("bankid.backend", SIMULATOR, "bankid.environment", "test");
    private static final String BAD_KEY = "c2hvcnQtYW5kLXNlY3JldA==";

    private final List<WebArchive> applications = new ArrayList<>();
    private List<String> failures;
    private String log;

    @BeforeAll
    void deployAll(@TempDir Path folder) {
        applications.add(Deployments.minimal("no-backend.war", Map.of()));
        applications.add(twoBackends());
        applications.add(
                Deployments.minimal("empty-token.war", Map.of("bankid.backend", "qrona", "bankid.qrona.token", " ")));
        applications.add(Deployments.minimal(
                "bad-key.war",
                Map.of(
                        "bankid.backend",
                        SIMULATOR,
                        "bankid.environment",
                        "test",
                        "bankid.caller-name",
                        "pseudonym",
                        "bankid.caller-name-key",
                        BAD_KEY)));
        applications.add(Deployments.minimal(
                "unknown-key.war",
                Map.of("bankid.backend", SIMULATOR, "bankid.environment", "test", "bankid.reserved-pth", "/login")));
        applications.add(Deployments.withoutSimulator("no-simulator.war", Map.of("bankid.backend", SIMULATOR)));
        applications.add(Deployments.minimal("unsaid.war", Map.of("bankid.backend", SIMULATOR)));
        applications.add(Deployments.minimal(
                "secret-too.war",
                Map.of("bankid.backend", SIMULATOR, "bankid.environment", "test", "bankid.qrona.token", TOKEN)));
        applications.add(Deployments.minimal(
                "production.war", Map.of("bankid.backend", SIMULATOR, "bankid.environment", "production")));
        applications.add(Deployments.minimal(
                "many.war",
                Map.of("bankid.reserved-path", "login", "bankid.groups", ",", "bankid.qr-renewal", "soon")));
        applications.add(Deployments.minimal("no-bean-alone.war", Map.of(), UnscopedSecurity.class));
        applications.add(Deployments.minimal(
                "right.war", Map.of("bankid.backend", SIMULATOR, "bankid.environment", "test"), VetoedSecurity.class));
        List<WebArchive> all = new ArrayList<>(applications);
        all.add(Deployments.minimal(
                "no-bean.war", RIGHT, UnscopedSecurity.class)); // last: it fails when all are deployed
        log = PayaraMicro.log(folder, all);
        failures = PayaraMicro.failures(log);
    }

    @Test
    void rightConfigurationThenDeployedAndOnlyThatOne() {
        assertThat(PayaraMicro.deployed(log)).containsExactly("right");
        assertThat(failures).hasSize(applications.size() - 1);
    }

    @Test
    void noBackendThenTheWaysToChooseOne() {
        assertThat(failure("no-backend.war"))
                .contains("bankid.backend: no backend is chosen", "Set bankid.qrona.token", "bankid.backend=simulator");
    }

    @Test
    void twoBackendsThenBothSecretsAndTheKeyThatDecides() {
        assertThat(failure("two-backends.war"))
                .contains("bankid.qrona.token", "bankid.second.token", "Set bankid.backend to")
                .doesNotContain(TOKEN);
    }

    @Test
    void emptyTokenThenItsKey() {
        assertThat(failure("empty-token.war")).contains("bankid.qrona.token: ");
    }

    @Test
    void unreadableKeyThenWhatIsAcceptedAndNotTheKey() {
        assertThat(failure("bad-key.war"))
                .contains("bankid.caller-name-key: ", "Base64 of at least 32 bytes")
                .doesNotContain(BAD_KEY);
    }

    @Test
    void unknownKeyThenTheOneThatWasMeant() {
        assertThat(failure("unknown-key.war")).contains("bankid.reserved-pth: ", "Did you mean bankid.reserved-path?");
    }

    @Test
    void simulatorJarMissingThenHowToGetIt() {
        assertThat(failure("no-simulator.war")).contains("bankid.backend: ", "not installed", "simulator");
    }

    @Test
    void simulatorWhereNobodySaysTheEnvironmentThenRefused() {
        assertThat(failure("unsaid.war")).contains(SIMULATOR, "Set bankid.environment to development or test");
    }

    @Test
    void simulatorBesideASecretThenBothAreNamedAndNotTheSecret() {
        assertThat(failure("secret-too.war"))
                .contains("\"simulator\" is for development, and bankid.qrona.token is set")
                .doesNotContain(TOKEN);
    }

    @Test
    void simulatorInProductionThenRefused() {
        assertThat(failure("production.war")).contains("bankid.environment", SIMULATOR);
    }

    @Test
    void manyProblemsThenOneListOfAll() {
        assertThat(failure("many.war"))
                .contains("bankid.backend: ", "bankid.reserved-path: ", "bankid.groups: ", "bankid.qr-renewal: ");
    }

    /** CDI takes such an application, and the servlet container refuses to start it. */
    @Test
    void annotatedClassThatIsNoBeanThenItsNameAndTheScope() {
        assertThat(log)
                .contains("the class " + UnscopedSecurity.class.getName()
                        + " carries it and is no CDI bean. Add @ApplicationScoped to the class")
                .doesNotContain("Exception(s) thrown during observer of BeforeShutdown");
    }

    /** What it states is missing, which ends the deployment before anybody hears of the class. */
    @Test
    void annotatedClassThatIsNoBeanAndStatesTheBackendThenWhatIsMissingAndWhyItMayBe() {
        assertThat(failure("no-bean-alone.war"))
                .contains("bankid.backend: no backend is chosen", "no CDI bean carries it", "add @ApplicationScoped");
    }

    private static WebArchive twoBackends() {
        return Deployments.minimal(
                        "two-backends.war",
                        Map.of("bankid.qrona.token", TOKEN, "bankid.second.token", TOKEN),
                        SecondBackend.class)
                .addAsServiceProvider(BankIdBackend.class, SecondBackend.class);
    }

    private String failure(String application) {
        for (int i = 0; i < applications.size(); i++) {
            if (applications.get(i).getName().equals(application)) {
                return failures.get(i);
            }
        }
        throw new AssertionError(application + " was not deployed");
    }
}
