package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that has the module, and something wrong with it: what is protected stays closed, and everything else works on. */
class WrongInstallationIT {

    static Stream<Arguments> wrong() {
        return Servers.chosen().stream()
                .filter(server -> server.ways().contains(Way.SERVER_LEVEL))
                .flatMap(server -> EnumSet.complementOf(EnumSet.of(WrongInstallation.NONE)).stream()
                        .filter(wrong -> wrong.isPossibleOn(server))
                        .map(wrong -> Arguments.of(server, wrong)));
    }

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(server -> server.ways().contains(Way.SERVER_LEVEL));
    }

    @ParameterizedTest(name = "{0}, {1}", allowZeroInvocations = true)
    @MethodSource("wrong")
    void pagesWhenSomethingIsWrongThenOneListAndOnlyWhatIsProtectedIsClosed(Server server, WrongInstallation wrong) {
        try (StartedServer started = server.start(wrong.on(server))) {
            Browser browser = new Browser(started.address().resolve("/"));

            assertThat(browser.get("/member").status()).isEqualTo(503);
            assertThat(browser.getJson("/member").json().getString("error")).isEqualTo("not_set_up");
            assertThat(browser.get("/.bankid/login").status()).isEqualTo(503);
            assertThat(browser.get("/public").status()).isEqualTo(200);
            assertThat(started.log()).containsSubsequence(wrong.told());
            assertThat(started.log().split("BankID login is not configured correctly:", -1))
                    .hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void pagesWhenNothingIsWrongThenTheLoginIsAskedForAndTheSettingsAreTold(Server server) {
        try (StartedServer started = server.start(WrongInstallation.NONE.on(server))) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);

            assertThat(visitor.get("/member").status()).isEqualTo(303);
            visitor.logIn(ANNA);
            assertThat(visitor.get("/member").status()).isEqualTo(200);
            assertThat(started.log()).contains("bankid.backend=simulator from ");
            PublishedFiles.assertInstalled(server, "wrong-none");
        }
    }

    /** Some servers refuse to deploy it, others close what it protects. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void applicationWhenItBringsTheLibraryTooThenClosedAndItsNeighbourWorks(Server server) {
        try (StartedServer started = server.start(both(server))) {
            Visitor neighbour = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            assertThat(neighbour.get("/member").status()).isEqualTo(303);
            neighbour.logIn(ANNA);
            assertThat(neighbour.get("/member").status()).isEqualTo(200);
            assertThat(member(started, "/both/").status()).isIn(404, 503);
            assertThat(started.log())
                    .containsSubsequence(
                            "BankID login is not configured correctly:",
                            "WEB-INF/lib: the application holds bankid4jakarta",
                            "Remove the JAR from the application, or the module from the server's configuration.");
        }
    }

    private static Installation both(Server server) {
        SortedMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", TestApplications.plain("root.war", server.features(), TestApplications.DEFAULT_PATH));
        applications.put("/both", TestApplications.dropIn("both.war", server.features()));
        return new Installation(
                "wrong-both",
                applications,
                1,
                List.of(TestApplications.LIBRARY, TestApplications.SIMULATOR),
                TestApplications.SETTINGS,
                Set.of("/"));
    }

    private static Answer member(StartedServer started, String application) {
        return new Browser(started.address().resolve(application)).get("/member");
    }
}
