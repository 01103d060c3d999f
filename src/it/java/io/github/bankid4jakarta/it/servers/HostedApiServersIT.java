package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.HostedApi;
import io.github.bankid4jakarta.it.LoginApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hosted API as backend of the module, with the HTTP client and the JSON of each server, or of our archive for Tomcat. */
class HostedApiServersIT {

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(server -> server.ways().contains(Way.SERVER_LEVEL));
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void loginWhenTheServerHasTheModuleThenOverTheHostedApi(Server server) {
        try (HostedApi api = new HostedApi();
                StartedServer started = server.start(installation(server, api.settings()))) {
            Browser browser = new Browser(started.address().resolve("/"));
            LoginApi login = new LoginApi(browser);
            assertThat(browser.get("/member").status()).isEqualTo(303);

            login.start(LoginApi.QR);
            api.scanAndApprove(ANNA, login.awaitQrText());
            login.await("complete");
            assertThat(login.complete().json().getString("location")).isEqualTo("/member");

            assertThat(browser.get("/member").body()).isEqualTo("member " + PlaceSuite.number(ANNA));
            assertThat(started.log()).doesNotContain("WARNING [bankid-");
        }
    }

    private static Installation installation(Server server, Map<String, String> settings) {
        List<Path> libraries = needsArchive(server) ? TomcatBundle.libraries() : List.of(TestApplications.LIBRARY);
        return new Installation(
                "hosted-api",
                new TreeMap<>(Map.of(
                        "/", TestApplications.plain("root.war", server.features(), TestApplications.DEFAULT_PATH))),
                1,
                libraries,
                settings);
    }

    /** Liberty has an HTTP client and JSON, and shows them to applications only. */
    private static boolean needsArchive(Server server) {
        return server instanceof TomcatServer || server instanceof LibertyServer;
    }
}
