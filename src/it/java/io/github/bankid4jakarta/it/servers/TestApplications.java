package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.authmodule.CallerGroups;
import io.github.bankid4jakarta.it.servers.app.AdminPage;
import io.github.bankid4jakarta.it.servers.app.AskPage;
import io.github.bankid4jakarta.it.servers.app.FailingPage;
import io.github.bankid4jakarta.it.servers.app.FarewellPage;
import io.github.bankid4jakarta.it.servers.app.LeavePage;
import io.github.bankid4jakarta.it.servers.app.MemberPage;
import io.github.bankid4jakarta.it.servers.app.MembersResource;
import io.github.bankid4jakarta.it.servers.app.OwnErrorPage;
import io.github.bankid4jakarta.it.servers.app.OwnFilter;
import io.github.bankid4jakarta.it.servers.app.PublicPage;
import io.github.bankid4jakarta.it.servers.app.RestApi;
import io.github.bankid4jakarta.it.servers.app.SessionPage;
import io.github.bankid4jakarta.it.servers.app.Vault;
import io.github.bankid4jakarta.it.servers.app.VaultPage;
import io.github.bankid4jakarta.it.servers.store.AdminGroups;
import io.github.bankid4jakarta.it.servers.store.AdminStore;
import io.github.bankid4jakarta.it.servers.store.AnnotatedSecurity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications that the suite puts on servers, made for what a server has. */
final class TestApplications {

    /** What the first page of each says. */
    static final String FIRST_PAGE = "An application of the suite";

    /** The style sheet of each, which knows nothing of logins. */
    static final String STYLE = "body { color: black; }";

    static final String DEFAULT_PATH = "/.bankid";
    static final String STATED_PATH = "/staff-login";

    /** All requests come from one address and in quick succession, and a proxy on this machine is believed. */
    static final Map<String, String> SETTINGS = Map.of(
            "bankid.backend", "simulator",
            "bankid.environment", "test",
            "bankid.limits.starts-per-address", "100000",
            "bankid.limits.starts-per-session", "1000",
            "bankid.limits.pending-orders-per-address", "10000",
            "bankid.trusted-proxies", "127.0.0.1, ::1");

    static final Path LIBRARY = jar("library.jar");
    static final Path SIMULATOR = jar("simulator.jar");

    private static final String WEB_XML =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param><param-name>login</param-name><param-value>%s</param-value></context-param>
              <!-- By which RESTEasy heeds @RolesAllowed; it means nothing to others. -->
              <context-param>
                <param-name>resteasy.role.based.security</param-name><param-value>true</param-value>
              </context-param>
            %s</web-app>
            """;

    private static final String ERROR_PAGE =
            "  <error-page><error-code>%d</error-code><location>/own-error</location></error-page>\n";

    private static final int[] OWN_ERRORS = {401, 403, 404, 500, 503};

    private TestApplications() {}

    /** Applications that bring their login with them, by context path, and the settings of a server that cannot read theirs. */
    static Installation installation(Set<Feature> features) {
        SortedMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", dropIn("root.war", features));
        applications.put("/app", withOwnPages(dropIn("app.war", features), DEFAULT_PATH));
        applications.put("/annotated", annotated(features));
        boolean configured = features.contains(Feature.MICROPROFILE_CONFIG);
        return Installation.ofApplications(applications, configured ? Map.of() : SETTINGS);
    }

    /** Applications that know nothing of BankID, and what the server needs to log their callers in. */
    static Installation serverLevel(Set<Feature> features) {
        SortedMap<String, WebArchive> applications = new TreeMap<>();
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.put("bankid.context./app.groups", "user, guest");
        applications.put("/", plain("root.war", features, DEFAULT_PATH));
        applications.put("/app", withOwnPages(plain("app.war", features, DEFAULT_PATH), DEFAULT_PATH));
        return Installation.ofServer(applications, List.of(LIBRARY, SIMULATOR, groups()), settings);
    }

    /** The JAR in the WAR, and nothing else. */
    static WebArchive dropIn(String name, Set<Feature> features) {
        return withLogin(plain(name, features, DEFAULT_PATH), features);
    }

    /** The same with another build of the library, to compare the two. */
    static WebArchive dropIn(String name, Set<Feature> features, Path library) {
        WebArchive war = dropIn(name, features);
        war.delete("WEB-INF/lib/" + LIBRARY.getFileName());
        return war.addAsLibrary(library.toFile(), LIBRARY.getFileName().toString());
    }

    /** The JAR in the WAR, and an annotation. */
    static WebArchive annotated(Set<Feature> features) {
        return withLogin(plain("annotated.war", features, STATED_PATH).addClass(AnnotatedSecurity.class), features);
    }

    /**
     * An application that knows nothing of BankID: no class, no file and no setting of ours.
     *
     * @param name of the archive
     * @param features what the server has for it
     * @param login where its page for leaving expects the login
     * @return the application, to add to
     */
    static WebArchive plain(String name, Set<Feature> features, String login) {
        WebArchive war = ShrinkWrap.create(WebArchive.class, name)
                .addClasses(MemberPage.class, AdminPage.class, PublicPage.class, SessionPage.class)
                .addClasses(AskPage.class, LeavePage.class, FarewellPage.class, FailingPage.class)
                .addClass("io.github.bankid4jakarta.it.servers.app.Text")
                .addAsWebResource(new StringAsset("<!DOCTYPE html><title>" + FIRST_PAGE + "</title>"), "index.html")
                .addAsWebResource(new StringAsset(STYLE), "style.css")
                .setWebXML(new StringAsset(WEB_XML.formatted(login, "")));
        if (features.contains(Feature.REST)) {
            war.addClasses(RestApi.class, MembersResource.class);
        }
        if (features.contains(Feature.EJB)) {
            war.addClasses(Vault.class, VaultPage.class);
        }
        return war;
    }

    /** Adds a filter over everything and pages for errors. */
    static WebArchive withOwnPages(WebArchive war, String login) {
        String pages = IntStream.of(OWN_ERRORS).mapToObj(ERROR_PAGE::formatted).collect(Collectors.joining());
        war.delete("WEB-INF/web.xml");
        return war.addClasses(OwnFilter.class, OwnErrorPage.class)
                .setWebXML(new StringAsset(WEB_XML.formatted(login, pages)));
    }

    /** The JAR by which an operator makes one person an administrator. */
    private static Path groups() {
        Path jar = ServersFolder.fresh("groups").resolve("groups.jar");
        ShrinkWrap.create(JavaArchive.class)
                .addClass(AdminGroups.class)
                .addAsServiceProvider(CallerGroups.class, AdminGroups.class)
                .as(ZipExporter.class)
                .exportTo(jar.toFile());
        return jar;
    }

    private static WebArchive withLogin(WebArchive war, Set<Feature> features) {
        return configured(war.addAsLibraries(LIBRARY.toFile(), SIMULATOR.toFile()), features);
    }

    /** An identity store of its own, and the settings where the server has a place for them in applications. */
    static WebArchive configured(WebArchive war, Set<Feature> features) {
        war.addClass(AdminStore.class);
        return features.contains(Feature.MICROPROFILE_CONFIG)
                ? war.addAsResource(new StringAsset(lines(SETTINGS)), "META-INF/microprofile-config.properties")
                : war;
    }

    private static String lines(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    /** Tests without a server have no JARs, and deploy nothing. */
    private static Path jar(String property) {
        return Path.of(System.getProperty(property, property)).toAbsolutePath();
    }
}
