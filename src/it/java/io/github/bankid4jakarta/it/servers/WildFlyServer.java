package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** WildFly, configured with the lines that its operators type into its command line. */
final class WildFlyServer implements Server {

    private static final String VERSION = "39.0.1.Final";

    /**
     * Without the first of these, WildFly insists that callers of its applications are in a realm of its own. The others make
     * it heed a proxy, and its session cookies not for scripts, and secure where the request was.
     */
    private static final String CONFIGURE =
            """
            embed-server --server-config=standalone.xml
            /subsystem=undertow/application-security-domain=other:write-attribute(name=integrated-jaspi,value=false)
            /subsystem=undertow/server=default-server/http-listener=default:write-attribute(\
            name=proxy-address-forwarding,value=true)
            /subsystem=undertow/servlet-container=default/setting=session-cookie:add(http-only=true)
            /subsystem=undertow/configuration=filter/expression-filter=secure-cookie:add(expression=secure-cookie)
            /subsystem=undertow/server=default-server/host=default-host/filter-ref=secure-cookie:add
            %s
            %s
            stop-embedded-server
            """;

    private static final String ACCESS_LOG =
            "/subsystem=undertow/server=default-server/host=default-host/setting=access-log:add";

    private static final Path DOCUMENTED = Path.of("docs", "wildfly");

    /** Which module each JAR belongs to, of ours; that of an operator's own code is another. */
    private static final Map<String, String> MODULES =
            Map.of("bankid4jakarta.jar", "", "bankid4jakarta-simulator.jar", "simulator");

    /** For all applications, as it names none. */
    private static final String INSTALL_MODULE =
            "/subsystem=elytron/jaspi-configuration=bankid:add(layer=HttpServlet,server-auth-modules=[%s])";

    private static final String SERVER_AUTH_MODULE =
            "{class-name=" + Installation.MODULE + ",module=io.github.bankid4jakarta,flag=REQUIRED}";

    @Override
    public String name() {
        return "wildfly";
    }

    @Override
    public String title() {
        return "WildFly " + VERSION;
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    @Override
    public List<String> instructions() {
        return Stream.concat(
                        CONFIGURE.lines().filter(line -> line.startsWith("/")),
                        Stream.of(INSTALL_MODULE.formatted(SERVER_AUTH_MODULE), ACCESS_LOG))
                .toList();
    }

    /** Starts it with a folder of its own, as several on one machine are; what was unpacked stays as it was. */
    @Override
    public StartedServer start(Installation installation) {
        String start = name() + "-" + installation.name();
        Path home = ServersFolder.unpacked(name());
        Path base = ServersFolder.fresh(start);
        Map<String, String> environment = Map.of(
                "JBOSS_HOME", home.toString(),
                "JBOSS_MODULEPATH", home.resolve("modules") + ":" + base.resolve("modules"),
                "JAVA_OPTS", "-Djboss.server.base.dir=" + base);
        prepare(home, base, installation);
        ServerProcess.run(
                start + "-configuration",
                Jdk.ofTests(),
                environment,
                List.of(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + base.resolve("configure.cli")));
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                start,
                Jdk.ofTests(),
                environment,
                List.of(
                        home.resolve("bin/standalone.sh").toString(),
                        "-Djboss.http.port=" + port,
                        "-Djboss.https.port=" + ServerProcess.freePort(),
                        "-Djboss.management.http.port=" + ServerProcess.freePort(),
                        "--properties=" + base.resolve("bankid.properties")));
        return ServedApplications.await(process, port, installation.served());
    }

    private static void prepare(Path home, Path base, Installation installation) {
        ServersFolder.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        scanOften(base.resolve("configuration/standalone.xml"));
        try (Writer settings = Files.newBufferedWriter(base.resolve("bankid.properties"))) {
            addModule(Files.createDirectories(base.resolve("modules")), installation.libraries());
            Files.writeString(
                    base.resolve("configure.cli"),
                    CONFIGURE.formatted(module(installation.modules()), installation.accessLog() ? ACCESS_LOG : ""));
            Properties properties = new Properties();
            properties.putAll(installation.settings());
            properties.store(settings, null);
            Path deployments = Files.createDirectories(base.resolve("deployments"));
            installation.applications().forEach((context, application) -> application
                    .as(ZipExporter.class)
                    .exportTo(deployments.resolve(archive(context)).toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changed archives would wait for 5 s. */
    private static void scanOften(Path configuration) {
        try {
            String text = Files.readString(configuration);
            Files.writeString(configuration, text.replace("scan-interval=\"5000\"", "scan-interval=\"500\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of an archive is its application's path. */
    private static String archive(String context) {
        return (context.equals("/") ? "ROOT" : context.substring(1)) + ".war";
    }

    private static String module(int times) {
        String modules =
                IntStream.range(0, times).mapToObj(index -> SERVER_AUTH_MODULE).collect(Collectors.joining(","));
        return times == 0 ? "" : INSTALL_MODULE.formatted(modules);
    }

    /** With the files of the documentation as they are, and the JARs under the names that these have for them. */
    private static void addModule(Path modules, List<Path> libraries) throws IOException {
        for (Path library : libraries) {
            String name = Installation.documentedName(library);
            Path module = Path.of(MODULES.getOrDefault(name, "groups"));
            Path folder = Files.createDirectories(
                    modules.resolve("io/github/bankid4jakarta").resolve(module).resolve("main"));
            Files.copy(library, folder.resolve(name));
            Files.copy(DOCUMENTED.resolve(module).resolve("module.xml"), folder.resolve("module.xml"));
        }
    }
}
