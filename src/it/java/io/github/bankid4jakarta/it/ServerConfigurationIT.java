package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.app.ProbeBean;
import io.github.bankid4jakarta.it.app.ProbeServlet;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An application without any configuration of its own: the operator's files, commands and password store have it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerConfigurationIT {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Pattern REPORT = Pattern.compile("BankID login is configured:\n((?:  bankid.*(?:\n|$))+)");

    private final HostedApi hostedApi = new HostedApi();

    private Path configFile;
    private Path tokenFile;
    private RunningServer server;

    @BeforeAll
    void startServer(@TempDir Path folder) throws IOException {
        Map<String, String> settings = hostedApi.settings();
        tokenFile = Files.writeString(folder.resolve("token"), settings.get("bankid.qrona.token") + "\n");
        configFile = write(
                folder.resolve("bankid.properties"),
                "bankid.qrona.url=" + settings.get("bankid.qrona.url"),
                "bankid.qrona.token-file=" + tokenFile,
                "bankid.caller-name=pseudonym",
                "bankid.groups=user");
        Path password = write(folder.resolve("password"), "AS_ADMIN_ALIASPASSWORD=" + KEY);
        Path commands = write(
                folder.resolve("commands"),
                "set-config-property --propertyname=bankid.config-file --propertyvalue=" + configFile
                        + " --source=domain",
                "set-config-property --propertyname=bankid.groups --propertyvalue=admin --source=domain",
                "create-password-alias bankid.caller-name-key --passwordfile " + password);
        WebArchive application =
                Deployments.withoutSimulator("server-configuration.war", Map.of(), ProbeServlet.class, ProbeBean.class);
        server = RunningServer.start(
                "server-configuration",
                folder,
                application,
                "--noCluster",
                "--postbootcommandfile",
                commands.toString());
    }

    private static Path write(Path file, String... lines) throws IOException {
        return Files.write(file, List.of(lines));
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
        hostedApi.close();
    }

    /** The hosted API takes no other token than that in the file, and without its key nobody has a pseudonym. */
    @Test
    void loginWhenServerHasAllSettingsThenCallerInTheGroupOfTheMostImportantOne() {
        Browser browser = new Browser(server.address());
        LoginApi login = new LoginApi(browser);
        login.start(LoginApi.QR);
        hostedApi.scanAndApprove(ANNA, login.awaitQrText());
        login.await("complete");
        login.complete();

        JsonObject seen = browser.get("/probe").json();
        assertThat(seen.getBoolean("caller")).isTrue();
        assertThat(seen.getBoolean("admin")).isTrue();
        assertThat(seen.getBoolean("user")).isFalse();
    }

    @Test
    void startWhenServerHasAllSettingsThenOneRecordOfWhereTheyCameFrom() {
        List<String> records = new ArrayList<>();
        REPORT.matcher(server.start()).results().forEach(match -> records.add(match.group(1)));

        assertThat(records).singleElement().satisfies(record -> assertThat(lines(record))
                .containsExactly(
                        "bankid.config-file=" + configFile + " from MicroProfile Config (Domain)",
                        "bankid.groups=admin from MicroProfile Config (Domain)",
                        "bankid.caller-name=pseudonym from the file " + configFile,
                        "bankid.caller-name-key from MicroProfile Config (Password Alias)",
                        "bankid.qrona.url=" + hostedApi.settings().get("bankid.qrona.url") + " from the file "
                                + configFile,
                        "bankid.qrona.token from the file " + tokenFile));
    }

    private static Stream<String> lines(String record) {
        return record.lines().map(line -> line.replace("]]", "").strip());
    }
}
