package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.app.UnscopedSecurity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that states its login on a class that is no bean, beside one that differs in the scope of that class. */
class NoBeanIT {

    private static final String BEANS_XML = "WEB-INF/beans.xml";

    /** Where an application has to have this file, so that CDI would look at every class. */
    private static final String ANNOTATED_ONLY =
            """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    static Stream<Server> servers() {
        return Servers.chosen().stream();
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void applicationWhenItsStatedClassIsNoBeanThenRefusedAndItsNeighbourWorks(Server server) {
        SortedMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", TestApplications.annotated(server.features()));
        applications.put("/no-bean", withoutScope(server));
        Map<String, String> settings =
                server.features().contains(Feature.MICROPROFILE_CONFIG) ? Map.of() : TestApplications.SETTINGS;
        Installation installation = new Installation("no-bean", applications, 0, List.of(), settings, Set.of("/"));
        try (StartedServer started = server.start(installation)) {
            assertThat(status(started, "/member")).isEqualTo(303);
            assertThat(status(started, "/no-bean/member")).isIn(404, 500, 503);
            assertThat(status(started, "/no-bean/public")).isIn(404, 500, 503);
            assertThat(started.log())
                    .contains("the class " + UnscopedSecurity.class.getName() + " carries it and is no CDI bean."
                            + " Add @ApplicationScoped to the class")
                    .doesNotContain("Exception(s) thrown during observer of BeforeShutdown");
        }
    }

    private static WebArchive withoutScope(Server server) {
        WebArchive war =
                TestApplications.dropIn("no-bean.war", server.features()).addClass(UnscopedSecurity.class);
        if (!(server instanceof TomcatServer)) {
            return war;
        }
        TomcatSecurity.addedTo(war).delete(BEANS_XML);
        return war.add(new StringAsset(ANNOTATED_ONLY), BEANS_XML);
    }

    private static int status(StartedServer server, String page) {
        return new Browser(server.address().resolve("/")).get(page).status();
    }
}
