package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Browser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the milestone of GlassFish 8 gets wrong, and GlassFish 7 right: the day it is mended, this fails. */
class GlassFishIT {

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(GlassFishServer.class::isInstance);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void resourceWhenTheCallerHasItsRoleThenOnlyTheMilestoneRefuses(Server server) {
        WebArchive application = TestApplications.dropIn("root.war", server.features());
        boolean configured = server.features().contains(Feature.MICROPROFILE_CONFIG);
        Installation installation = new Installation(
                "roles",
                new TreeMap<>(Map.of("/", application)),
                0,
                List.of(),
                configured ? Map.of() : TestApplications.SETTINGS);
        try (StartedServer started = server.start(installation)) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            visitor.logIn(ANNA);

            assertThat(visitor.get("/member").status()).isEqualTo(200);
            assertThat(visitor.get("/api/members").status())
                    .isEqualTo(server.name().equals("glassfish-8") ? 401 : 200);
        }
    }
}
