package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Servers whose pages are measured: each application is the same, and comes by its login in another way, or has none. */
public final class PageServers {

    /** Where the application lies that nobody can log in to. */
    public static final String WITHOUT = "/without";

    /** Where the application lies that holds the library of this build. */
    public static final String NOW = "/now";

    /** Where the application lies that holds an earlier library, if there is one. */
    public static final String BEFORE = "/before";

    /** Where the application lies that the server gives the login. */
    public static final String MODULE = "/module";

    private PageServers() {}

    /**
     * Starts a server whose applications bring their login along.
     *
     * @param name such as {@code payara-micro}
     * @param before an earlier library, or null
     * @return the server, which the caller closes
     */
    public static StartedServer applications(String name, Path before) {
        Server server = Servers.named(name);
        SortedMap<String, WebArchive> applications = new TreeMap<>();
        applications.put(WITHOUT, plain(server, "without.war"));
        applications.put(NOW, TestApplications.dropIn("now.war", server.features()));
        if (before != null) {
            applications.put(BEFORE, TestApplications.dropIn("before.war", server.features(), before));
        }
        boolean configured = server.features().contains(Feature.MICROPROFILE_CONFIG);
        return server.start(
                Installation.ofApplications(applications, configured ? Map.of() : TestApplications.SETTINGS));
    }

    /**
     * Starts a server that gives its applications the login.
     *
     * @param name such as {@code payara-micro}
     * @return the server, which the caller closes
     */
    public static StartedServer module(String name) {
        Server server = Servers.named(name);
        SortedMap<String, WebArchive> applications = new TreeMap<>(Map.of(MODULE, plain(server, "module.war")));
        return server.start(Installation.ofServer(
                applications,
                List.of(TestApplications.LIBRARY, TestApplications.SIMULATOR),
                TestApplications.SETTINGS));
    }

    /**
     * Logs somebody in.
     *
     * @param application its address, ending with a slash
     * @return the id of the session
     */
    public static String session(URI application) {
        Visitor visitor = new Visitor(new Browser(application), TestApplications.DEFAULT_PATH);
        visitor.logIn(SimulatedPerson.ANNA);
        visitor.get("/member");
        return visitor.browser().sessionId();
    }

    private static WebArchive plain(Server server, String name) {
        return TestApplications.plain(name, server.features(), TestApplications.DEFAULT_PATH);
    }
}
