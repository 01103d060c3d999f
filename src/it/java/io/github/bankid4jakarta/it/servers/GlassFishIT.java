package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.servers.app.LaterPage;
import io.github.bankid4jakarta.it.servers.app.ShelfPage;
import io.github.bankid4jakarta.it.servers.store.OtherMechanism;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GlassFish gets wrong, with our login as with any other. */
class GlassFishIT {

    private static final String FAILS = "fails";
    private static final String NO_ROLE = "caller=true user=false";
    private static final String RIGHT = "caller=true user=true";

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(GlassFishServer.class::isInstance);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void applicationsWhenTheServerErrsThenOursErrsAsAnyOther(Server server) {
        WebArchive ours = dropIn(server).addClasses(ShelfPage.class, LaterPage.class);
        WebArchive others = TestApplications.plain("other.war", EnumSet.noneOf(Feature.class), "/none")
                .addClasses(ShelfPage.class, LaterPage.class, OtherMechanism.class);
        try (StartedServer started = server.start(installation(server, Map.of("/", ours, "/other", others)))) {
            Visitor visitor = new Visitor(new Browser(started.address().resolve("/")), TestApplications.DEFAULT_PATH);
            visitor.logIn(ANNA);
            Browser other = new Browser(started.address().resolve("/other/"));

            assertAll(
                    () -> assertRolesOfResources(server, visitor),
                    () -> assertColonInPath(server, visitor, other),
                    () -> assertRolesAfterDispatch(server, visitor, other));
        }
    }

    /** The milestone of GlassFish 8 refuses what GlassFish 7 allows, most of the time. */
    private static void assertRolesOfResources(Server server, Visitor visitor) {
        assertThat(visitor.get("/member").status()).isEqualTo(200);
        int status = visitor.get("/api/members").status();
        if (server.features().contains(Feature.REST_ROLES)) {
            assertThat(status).isEqualTo(200);
        } else {
            new KnownFault(server, "@RolesAllowed of a REST resource").tell(status, 401, 200);
        }
    }

    /** A colon separates patterns in the names of the permissions that it makes of paths, whoever logs people in. */
    private static void assertColonInPath(Server server, Visitor visitor, Browser other) {
        assertThat(visitor.get("/shelf/a-b").body()).isEqualTo("shelf /a-b");
        for (String path : List.of("/shelf/a:b", "/shelf/a%3Ab")) {
            int others = other.get(path).status();
            new KnownFault(server, "a colon in a protected path, without our JAR").tell(others, 500, 200);
            assertThat(visitor.get(path).status()).as(path).isEqualTo(others);
            assertThat(visitor.thiefOf("nobody").get(path).status()).as(path).isEqualTo(others == 500 ? 500 : 303);
        }
        assertThat(visitor.get("/nothing/a:b").status())
                .isEqualTo(other.get("/nothing/a:b").status());
    }

    /** Its permissions are checked for the thread, which an asynchronous dispatch changes, whoever logged the caller in. */
    private static void assertRolesAfterDispatch(Server server, Visitor visitor, Browser other) {
        String others = later(other);
        boolean fails = others.equals(FAILS) && !server.features().contains(Feature.REST_ROLES);
        new KnownFault(server, "a role after an asynchronous dispatch, without our JAR")
                .tell(others, fails ? FAILS : NO_ROLE, RIGHT);
        assertThat(later(visitor.browser())).isIn(others, NO_ROLE, RIGHT);
    }

    /** The milestone of GlassFish 8 may fail altogether. */
    private static String later(Browser browser) {
        Answer answer = browser.get("/later");
        return answer.status() == 200 ? answer.body() : FAILS;
    }

    private static WebArchive dropIn(Server server) {
        return TestApplications.dropIn("root.war", server.features());
    }

    private static Installation installation(Server server, Map<String, WebArchive> applications) {
        boolean configured = server.features().contains(Feature.MICROPROFILE_CONFIG);
        return new Installation(
                "faults", new TreeMap<>(applications), 0, List.of(), configured ? Map.of() : TestApplications.SETTINGS);
    }
}
