package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.canary.Canaries;
import io.github.bankid4jakarta.it.Browser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server's own log of requests, in the format that it has unless told otherwise, says of who was logged in. */
class AccessLogIT {

    private static final String PSEUDONYM = "bid1_[0-9a-f]{32}";

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(server -> server.ways().contains(Way.SERVER_LEVEL));
    }

    /** Each application is the other's twin: they differ in what callers are called. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void accessLogWhenCallersAreNamedByPseudonymThenNothingOfThePerson(Server server) {
        Installation installation = installation(server);
        try (StartedServer started = server.start(installation)) {
            visit(started, "/numbers/");
            visit(started, "/pseudonyms/");
        }
        List<String> lines = ServersFolder.accessLog(server.name() + "-" + installation.name());

        assertThat(namesCaller(lines, "/numbers/member", PlaceSuite.number(ANNA)))
                .isEqualTo(namesCallers(server));
        assertThat(namesCaller(lines, "/pseudonyms/member", PSEUDONYM)).isEqualTo(namesCallers(server));
        assertThat(of(lines, "/pseudonyms/"))
                .allSatisfy(line -> assertThat(Canaries.inLog(line)).isEmpty());
    }

    /** Without that it is the server's choice whether it writes one. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void accessLogWhenNotAskedForThenOnlyTomcatWritesOne(Server server) {
        Installation installation = WrongInstallation.NONE.on(server);
        try (StartedServer started = server.start(installation)) {
            visit(started, "/");
        }
        List<String> lines = ServersFolder.accessLog(server.name() + "-" + installation.name());

        assertThat(lines.isEmpty()).isEqualTo(!(server instanceof TomcatServer));
    }

    private static void visit(StartedServer started, String application) {
        Visitor visitor =
                new Visitor(new Browser(started.address().resolve(application)), TestApplications.DEFAULT_PATH);
        visitor.logIn(ANNA);
        assertThat(visitor.get("/member").status()).isEqualTo(200);
    }

    private static Installation installation(Server server) {
        TreeMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", application("root.war", server));
        applications.put("/numbers", application("numbers.war", server));
        applications.put("/pseudonyms", application("pseudonyms.war", server));
        Map<String, String> settings = new HashMap<>(TestApplications.SETTINGS);
        settings.put("bankid.context./pseudonyms.caller-name", "pseudonym");
        settings.put("bankid.caller-name-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        return new Installation(
                        "access-log",
                        applications,
                        1,
                        List.of(TestApplications.LIBRARY, TestApplications.SIMULATOR),
                        settings)
                .withAccessLog();
    }

    private static WebArchive application(String name, Server server) {
        return TestApplications.plain(name, server.features(), TestApplications.DEFAULT_PATH);
    }

    /** On Open Liberty it is what a web server in front says of the caller, and so nothing here. */
    private static boolean namesCallers(Server server) {
        return !(server instanceof LibertyServer);
    }

    private static boolean namesCaller(List<String> lines, String path, String name) {
        assertThat(of(lines, path)).isNotEmpty();
        return of(lines, path).stream().anyMatch(line -> line.matches(".*\\b" + name + "\\b.*"));
    }

    private static List<String> of(List<String> lines, String path) {
        return lines.stream().filter(line -> line.contains(" " + path)).toList();
    }
}
