package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.servers.app.RolePage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is special on Payara. */
class PayaraMicroIT {

    static Stream<PayaraMicroServer> servers() {
        return Servers.chosen().stream()
                .filter(PayaraMicroServer.class::isInstance)
                .map(PayaraMicroServer.class::cast);
    }

    /** What it gets wrong on JDK 25, whoever asks, and right before. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void rolesWhenAskedForThenAtMostEnterpriseBeansOnceAndSecurityContextAreWrongOnJdk25(PayaraMicroServer server) {
        WebArchive application = TestApplications.dropIn("root.war", EnumSet.allOf(Feature.class))
                .addClass(RolePage.class);
        Installation installation =
                new Installation("roles", new TreeMap<>(Map.of("/", application)), 0, List.of(), Map.of());
        try (StartedServer started = server.start(installation)) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            visitor.logIn(ANNA);

            int first = visitor.get("/vault").status();
            assertThat(visitor.get("/vault").status()).isEqualTo(200);
            assertThat(visitor.get("/vault?open").status()).isEqualTo(403);
            String roles = visitor.get("/role").body();
            if (server.isOnJdk25()) {
                new KnownFault(server, "the first call of an enterprise bean").tell(first, 500, 200);
                new KnownFault(server, "SecurityContext.isCallerInRole")
                        .tell(roles, "security=false servlet=true", "security=true servlet=true");
            } else {
                assertThat(first).isEqualTo(200);
                assertThat(roles).isEqualTo("security=true servlet=true");
            }
        }
    }

    /** The JAR in the server, and no module: its extension runs where there is CDI. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void loginWhenTheServerHasTheJarAndNoModuleThenApplicationsWithBeansHaveIt(PayaraMicroServer server) {
        TreeMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", plain("root.war").addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"));
        applications.put("/without", plain("without.war"));
        Installation installation = new Installation(
                "jar-only",
                applications,
                0,
                List.of(TestApplications.LIBRARY, TestApplications.SIMULATOR),
                TestApplications.SETTINGS);
        try (StartedServer started = server.start(installation)) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            assertThat(visitor.get("/member").status()).isEqualTo(303);
            visitor.logIn(ANNA);
            assertThat(visitor.get("/member").status()).isEqualTo(200);

            Browser other = new Browser(started.address().resolve("/without/"));
            assertThat(other.get("/member").status()).isIn(401, 403);
            assertThat(other.get("/.bankid/login").status()).isEqualTo(404);
        }
    }

    private static WebArchive plain(String name) {
        return TestApplications.plain(name, EnumSet.noneOf(Feature.class), TestApplications.DEFAULT_PATH);
    }
}
