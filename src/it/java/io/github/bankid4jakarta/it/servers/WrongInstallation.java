package io.github.bankid4jakarta.it.servers;

import static io.github.bankid4jakarta.it.servers.TestApplications.LIBRARY;
import static io.github.bankid4jakarta.it.servers.TestApplications.SIMULATOR;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What operators get wrong when they install the login in a server, each beside what is right but for one fact. */
enum WrongInstallation {
    /** Nothing is wrong. */
    NONE(Map.of(), 1),
    /** Several settings at once, which must come in one list. */
    SETTINGS(
            Map.of(
                    "bankid.config-file", "/nowhere/bankid.properties",
                    "bankid.caller-name", "pseudonym",
                    "bankid.goups", "clerk"),
            1,
            "bankid.config-file: /nowhere/bankid.properties is not there",
            "bankid.caller-name-key: is not set",
            "bankid.goups: there is no such setting. Did you mean bankid.groups?"),
    /** No way to reach BankID is chosen. */
    NO_BACKEND(Map.of("bankid.backend", ""), 1, "bankid.backend: no backend is chosen. Set bankid.qrona.token"),
    /** The hosted API is chosen, and the server has not what its client needs. */
    NO_JSON(
            Map.of("bankid.backend", "qrona", "bankid.qrona.token", "s3cret"),
            1,
            "bankid.backend: needs a JAX-RS client and JSON-B for qrona, which this server lacks"),
    /** The module is there twice. */
    TWICE(Map.of(), 2, "BankIdServerAuthModule: the server has it twice for one application");

    private final Map<String, String> settings;
    private final int modules;
    private final List<String> told;

    WrongInstallation(Map<String, String> settings, int modules, String... told) {
        this.settings = settings;
        this.modules = modules;
        this.told = List.of(told);
    }

    /** What the log says, in the order in which it says it. */
    List<String> told() {
        return told;
    }

    /**
     * WildFly has a list of modules. Elsewhere a second one takes the place of the first, or is asked only where that fails. What
     * the hosted API needs is in every Jakarta EE server.
     */
    boolean isPossibleOn(Server server) {
        boolean isEnterprise = server.features().contains(Feature.REST);
        return this == TWICE ? server instanceof WildFlyServer : this != NO_JSON || !isEnterprise;
    }

    Installation on(Server server) {
        SortedMap<String, WebArchive> applications = new TreeMap<>();
        applications.put("/", TestApplications.plain("root.war", server.features(), TestApplications.DEFAULT_PATH));
        Map<String, String> all = new HashMap<>(TestApplications.SETTINGS);
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        return new Installation(
                "wrong-" + name().toLowerCase(Locale.ROOT),
                applications,
                modules,
                List.of(LIBRARY, SIMULATOR),
                all,
                applications.keySet());
    }
}
