package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * GlassFish, with a domain of its own for each start.
 *
 * @param name by which it is chosen
 * @param title as the documentation names it
 * @param features what applications find there
 * @param jdk what it runs on; empty where this machine has none of that version
 */
record GlassFishServer(String name, String title, Set<Feature> features, Optional<Jdk> jdk) implements Server {

    private static final String DOMAIN = "bankid";

    /** What it adds to the base of its ports, for those that it opens. */
    private static final int ADMIN = 48;

    private static final int HTTP = 80;
    private static final int[] OTHERS = {37, 38, 39, 66, 76, 81, 86};

    private static final String SCHEME_MAPPING = "configs.config.server-config.network-config.protocols.protocol"
            + ".http-listener-1.http.scheme-mapping=X-Forwarded-Proto";

    private static final String ACCESS_LOG = "configs.config.server-config.http-service.access-logging-enabled=true";

    static Server version7() {
        return new GlassFishServer(
                "glassfish-7", "GlassFish 7.0.21", EnumSet.allOf(Feature.class), Optional.of(Jdk.ofTests()));
    }

    static Server version8() {
        return new GlassFishServer(
                "glassfish-8",
                "GlassFish 8.0.0-M12, JDK 25",
                EnumSet.complementOf(EnumSet.of(Feature.MICROPROFILE_CONFIG, Feature.REST_ROLES)),
                Jdk.ofVersion25());
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    @Override
    public Optional<String> missing() {
        return jdk.isPresent() ? Optional.empty() : Optional.of("there is no JDK 25; -Djdk25.home= names one");
    }

    @Override
    public List<String> instructions() {
        return List.of(SCHEME_MAPPING, ACCESS_LOG);
    }

    @Override
    public StartedServer start(Installation installation) {
        String start = name + "-" + installation.name();
        Path domains = ServersFolder.fresh(start);
        int base = portBase();
        Path home = ServersFolder.unpacked(name);
        if (!features.contains(Feature.MICROPROFILE_CONFIG)) {
            removeConfig(home);
        }
        Asadmin asadmin = new Asadmin(home, jdk.orElseThrow(), start);
        asadmin.run(
                "create-domain",
                "--nopassword=true",
                "--domaindir",
                domains.toString(),
                "--portbase",
                String.valueOf(base),
                DOMAIN);
        if (installation.modules() > 0) {
            install(installation, domains.resolve(DOMAIN));
        }
        ServerProcess process = asadmin.start("start-domain", "--verbose", "--domaindir", domains.toString(), DOMAIN);
        try {
            process.awaitText("Total startup time including CLI");
            configure(installation, domains, asadmin.of(base + ADMIN));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
        return ServedApplications.await(process, base + HTTP, installation.served());
    }

    /** What finds out that an application uses MicroProfile Config, where the server lacks a part of it and so refuses that. */
    private static void removeConfig(Path home) {
        try {
            Files.deleteIfExists(home.resolve("glassfish/modules/microprofile-connectors.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Done before the start: the file is read once. */
    private static void install(Installation installation, Path domain) {
        try {
            for (Path library : installation.libraries()) {
                Files.copy(library, domain.resolve("lib").resolve(library.getFileName()));
            }
            Files.copy(Path.of("docs", "glassfish", "auth.conf"), domain.resolve("config/auth.conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void configure(Installation installation, Path folder, Asadmin asadmin) {
        asadmin.run("set", SCHEME_MAPPING);
        if (installation.accessLog()) {
            asadmin.run("set", ACCESS_LOG);
        }
        if (!installation.settings().isEmpty()) {
            asadmin.run("create-system-properties", properties(installation.settings()));
        }
        installation.applications().forEach((context, application) -> {
            Path war = folder.resolve(application.getName());
            application.as(ZipExporter.class).exportTo(war.toFile());
            String[] deploy = {"deploy", "--contextroot", context, war.toString()};
            if (installation.served().contains(context)) {
                asadmin.run(deploy);
            } else {
                asadmin.runInVain(deploy);
            }
        });
    }

    /** Colons stand between properties. */
    private static String properties(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting ->
                                setting.getKey() + "=" + setting.getValue().replace(":", "\\:"))
                        .collect(Collectors.joining(":"));
    }

    private static int portBase() {
        return Stream.generate(ServerProcess::freePort)
                .map(port -> port - HTTP)
                .limit(100)
                .filter(GlassFishServer::isFree)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ports are free for GlassFish"));
    }

    private static boolean isFree(int base) {
        return IntStream.concat(IntStream.of(ADMIN), IntStream.of(OTHERS)).allMatch(offset -> {
            try (ServerSocket socket = new ServerSocket(base + offset)) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }

    /**
     * Its tool for administration.
     *
     * @param home of GlassFish
     * @param jdk what it runs on
     * @param start names the logs of what it starts
     * @param options before each command
     */
    private record Asadmin(Path home, Jdk jdk, String start, List<String> options) {

        Asadmin(Path home, Jdk jdk, String start) {
            this(home, jdk, start, List.of());
        }

        /** For a running domain. */
        Asadmin of(int adminPort) {
            return new Asadmin(home, jdk, start, List.of("--port", String.valueOf(adminPort)));
        }

        void run(String... command) {
            ServerProcess.run(start + "-" + command[0], jdk, environment(), line(command));
        }

        /** For what the server is expected to refuse. */
        void runInVain(String... command) {
            ServerProcess.runInVain(start + "-" + command[0], jdk, environment(), line(command));
        }

        ServerProcess start(String... command) {
            return ServerProcess.start(start, jdk, environment(), line(command));
        }

        private List<String> line(String... command) {
            List<String> line =
                    new ArrayList<>(List.of(home.resolve("bin/asadmin").toString()));
            line.addAll(options);
            line.addAll(List.of(command));
            return line;
        }

        private Map<String, String> environment() {
            return Map.of("AS_JAVA", jdk.home().toString());
        }
    }
}
