package io.github.bankid4jakarta.it.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * What an operator puts on a server.
 *
 * @param name tells installations of one server apart, in the names of its folder and its log
 * @param applications by context path, such as {@code /} and {@code /app}
 * @param modules how often the authentication module is installed in the server itself; usually 0 or 1
 * @param libraries JARs on the class path of the server itself: ours, and what belongs to it
 * @param settings what the server is configured with; system properties, unless the server has a place of its own for them
 * @param served the context paths that the server will serve; others of the applications are expected to be refused
 * @param accessLog whether the server logs each request, in the format that it has for that unless told otherwise
 */
record Installation(
        String name,
        SortedMap<String, WebArchive> applications,
        int modules,
        List<Path> libraries,
        Map<String, String> settings,
        Set<String> served,
        boolean accessLog) {

    /** The class that a server is told to use. */
    static final String MODULE = "io.github.bankid4jakarta.authmodule.BankIdServerAuthModule";

    Installation {
        applications = new TreeMap<>(applications);
        libraries = List.copyOf(libraries);
        settings = Map.copyOf(settings);
        served = Set.copyOf(served);
    }

    /** An installation on a server whose access log is as it comes. */
    Installation(
            String name,
            SortedMap<String, WebArchive> applications,
            int modules,
            List<Path> libraries,
            Map<String, String> settings,
            Set<String> served) {
        this(name, applications, modules, libraries, settings, served, false);
    }

    /** An installation whose applications are all served. */
    Installation(
            String name,
            SortedMap<String, WebArchive> applications,
            int modules,
            List<Path> libraries,
            Map<String, String> settings) {
        this(name, applications, modules, libraries, settings, applications.keySet());
    }

    /** The same with a log of all requests. */
    Installation withAccessLog() {
        return new Installation(name, applications, modules, libraries, settings, served, true);
    }

    /** Applications that bring their login with them. */
    static Installation ofApplications(SortedMap<String, WebArchive> applications, Map<String, String> settings) {
        return new Installation("applications", applications, 0, List.of(), settings);
    }

    /** A server that gives its applications the login. */
    static Installation ofServer(
            SortedMap<String, WebArchive> applications, List<Path> libraries, Map<String, String> settings) {
        return new Installation("server-level", applications, 1, libraries, settings);
    }

    /** The name under which the documentation knows a JAR: ours have no versions there. */
    static String documentedName(Path library) {
        Path name = library.getFileName();
        if (name.equals(TestApplications.LIBRARY.getFileName())) {
            return "bankid4jakarta.jar";
        }
        return name.equals(TestApplications.SIMULATOR.getFileName()) ? "bankid4jakarta-simulator.jar" : name.toString();
    }
}
