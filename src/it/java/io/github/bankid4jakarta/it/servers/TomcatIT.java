package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.servers.store.SecurityContextPage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is particular to Tomcat, which lacks much of what the library is made for. */
class TomcatIT {

    private static final String INITIALIZERS =
            "WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer";

    private static final String WRONG_ORDER =
            """
            org.glassfish.soteria.servlet.SamRegistrationInstaller
            org.jboss.weld.environment.servlet.EnhancedListener
            """;

    static Stream<Server> tomcats() {
        return Servers.chosen().stream().filter(TomcatServer.class::isInstance);
    }

    /** The neighbour differs in that one thing only; see the suite for what works there. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("tomcats")
    void pagesWhenSomethingForJakartaSecurityIsMissingThenProtectedOnesAreClosedAndOthersWork(Server tomcat) {
        Map<String, WebArchive> applications = Map.of(
                "/", complete(tomcat, "root.war"),
                "/no-beans", without(complete(tomcat, "no-beans.war"), "WEB-INF/beans.xml"),
                "/no-context", without(complete(tomcat, "no-context.war"), "META-INF/context.xml"),
                "/wrong-order", inWrongOrder(complete(tomcat, "wrong-order.war")));
        Installation installation =
                new Installation("incomplete", new TreeMap<>(applications), 0, List.of(), TestApplications.SETTINGS);
        try (StartedServer server = tomcat.start(installation)) {
            assertThat(new Browser(server.address().resolve("/")).get("/member").status())
                    .isEqualTo(303);
            for (String context : List.of("/no-beans/", "/no-context/", "/wrong-order/")) {
                Browser browser = new Browser(server.address().resolve(context));
                assertThat(browser.get("/member").status()).as(context).isEqualTo(403);
                assertThat(browser.get("/.bankid/login").status()).as(context).isEqualTo(404);
                assertThat(browser.get("/public").status()).as(context).isEqualTo(200);
                assertThat(server.log()).contains(complaint(context));
            }
            assertThat(server.log()).doesNotContain(complaint("/"));
        }
    }

    /** Soteria asks Jakarta Authorization, which Tomcat has not. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("tomcats")
    void securityContextWhenAskedThenAtMostThatFailsAndTheRequestKnowsTheCaller(Server tomcat) {
        WebArchive application = complete(tomcat, "root.war").addClass(SecurityContextPage.class);
        Installation installation = new Installation(
                "security-context", new TreeMap<>(Map.of("/", application)), 0, List.of(), TestApplications.SETTINGS);
        try (StartedServer server = tomcat.start(installation)) {
            Visitor visitor = new Visitor(new Browser(server.address().resolve("/")), TestApplications.DEFAULT_PATH);
            visitor.logIn(ANNA);

            assertThat(visitor.get("/member").status()).isEqualTo(200);
            new KnownFault(tomcat, "SecurityContext without Jakarta Authorization")
                    .tell(visitor.get("/security-context").status(), 500, 200);
        }
    }

    private static String complaint(String context) {
        return "Catalina/localhost %s: nobody can log in".formatted(context.substring(0, context.length() - 1));
    }

    private static WebArchive complete(Server tomcat, String name) {
        return TomcatSecurity.addedTo(TestApplications.dropIn(name, tomcat.features()));
    }

    private static WebArchive without(WebArchive application, String path) {
        application.delete(path);
        return application;
    }

    private static WebArchive inWrongOrder(WebArchive application) {
        application.delete(INITIALIZERS);
        return application.add(new StringAsset(WRONG_ORDER), INITIALIZERS);
    }
}
