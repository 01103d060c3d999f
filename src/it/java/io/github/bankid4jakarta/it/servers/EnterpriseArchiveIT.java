package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.bankid4jakarta.it.Await;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.servers.store.OtherMechanism;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications of several parts on WildFly, with our JAR for all of them or in some. */
class EnterpriseArchiveIT {

    private static final String IN_LIB = "lib";
    private static final String IN_ONE = "one";
    private static final String IN_BOTH = "both";

    /** With a login in one part that is not ours. */
    private static final String OTHER = "other";

    static Stream<Server> servers() {
        return Servers.chosen().stream().filter(WildFlyServer.class::isInstance);
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("servers")
    void partsWhenTheyHaveTheJarThenTheyHaveTheLoginAndTheirSettings(Server server) {
        WebArchive neighbour = TestApplications.plain("app.war", server.features(), TestApplications.DEFAULT_PATH);
        Map<String, String> settings =
                server.features().contains(Feature.MICROPROFILE_CONFIG) ? Map.of() : TestApplications.SETTINGS;
        try (HotServer hot = HotServer.start(server, neighbour, settings)) {
            for (String name : List.of(IN_LIB, IN_ONE, IN_BOTH, OTHER)) {
                hot.deploy(ear(server, name));
            }
            assertAll(
                    () -> assertLogin(hot, IN_LIB, "first"),
                    () -> assertLogin(hot, IN_LIB, "second"),
                    () -> assertLogin(hot, IN_ONE, "first"),
                    () -> assertClosed(server, hot),
                    () -> assertLogin(hot, IN_BOTH, "first"),
                    () -> assertLogin(hot, IN_BOTH, "second"));
        }
    }

    private static void assertLogin(HotServer hot, String ear, String part) {
        Visitor visitor = new Visitor(awaited(hot, ear, part), TestApplications.DEFAULT_PATH);
        assertThat(visitor.get("/member").status()).as(ear + " " + part).isEqualTo(303);
        visitor.logIn(ANNA);
        assertThat(visitor.get("/member").body()).isEqualTo("member " + PlaceSuite.number(ANNA));
        assertThat(visitor.get("/public").body()).contains("user=true");
    }

    /** The part without the JAR has no login, and is as it is beside any other part with one. */
    private static void assertClosed(Server server, HotServer hot) {
        awaited(hot, OTHER, "first");
        int others = browser(hot, OTHER, "second").get("/public").status();
        new KnownFault(server, "a page for everybody, beside a part with a login, without our JAR")
                .tell(others, 500, 200);

        awaited(hot, IN_ONE, "first");
        Browser browser = browser(hot, IN_ONE, "second");
        assertThat(browser.get("/public").status()).isEqualTo(others);
        assertThat(browser.get("/member").body()).doesNotStartWith("member");
    }

    private static Browser awaited(HotServer hot, String ear, String part) {
        Browser browser = browser(hot, ear, part);
        Await.until(ear + " " + part, () -> Optional.of(browser.get("/").body())
                .filter(body -> body.contains(TestApplications.FIRST_PAGE)));
        return browser;
    }

    private static Browser browser(HotServer hot, String ear, String part) {
        return new Browser(hot.server().address().resolve("/" + ear + "-" + part + "/"));
    }

    private static EnterpriseArchive ear(Server server, String name) {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
                .addAsModule(war(server, name, "first", name.equals(IN_ONE) || name.equals(IN_BOTH)))
                .addAsModule(war(server, name, "second", name.equals(IN_BOTH)))
                .setApplicationXML(new StringAsset(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                          <module><web><web-uri>%1$s-first.war</web-uri><context-root>/%1$s-first</context-root></web></module>
                          <module><web><web-uri>%1$s-second.war</web-uri><context-root>/%1$s-second</context-root></web></module>
                          <library-directory>lib</library-directory>
                        </application>
                        """
                                .formatted(name)));
        return name.equals(IN_LIB)
                ? ear.addAsLibraries(TestApplications.LIBRARY.toFile(), TestApplications.SIMULATOR.toFile())
                : ear;
    }

    private static WebArchive war(Server server, String ear, String part, boolean holds) {
        String name = ear + "-" + part + ".war";
        WebArchive war = holds
                ? TestApplications.dropIn(name, server.features())
                : TestApplications.plain(name, server.features(), TestApplications.DEFAULT_PATH);
        if (ear.equals(OTHER) && part.equals("first")) {
            war.addClass(OtherMechanism.class);
        }
        return ear.equals(IN_LIB) ? TestApplications.configured(war, server.features()) : war;
    }
}
