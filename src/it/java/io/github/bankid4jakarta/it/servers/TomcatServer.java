package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Apache Tomcat, which has neither CDI nor Jakarta Security: applications that bring their login bring those along.
 *
 * @param name by which it is chosen
 * @param title as the documentation names it
 */
record TomcatServer(String name, String title) implements Server {

    private static final List<String> FOLDERS = List.of("lib", "logs", "temp", "webapps", "work");

    private static final String PROXY =
            "<Valve className=\"org.apache.catalina.valves.RemoteIpValve\" protocolHeader=\"X-Forwarded-Proto\"/>";

    /** What the bundle for Tomcat brings along. */
    private static final Path PROVIDERS = Path.of("src", "tomcat", "conf", "jaspic-providers.xml");

    static Server version10() {
        return new TomcatServer("tomcat-10.1", "Tomcat 10.1.59");
    }

    static Server version11() {
        return new TomcatServer("tomcat-11", "Tomcat 11.0.24");
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.of(Feature.FORWARDED_PROTO, Feature.SECURE_COOKIE);
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    /** Starts it with a folder of its own, as several on one machine are: its {@code CATALINA_BASE}. */
    @Override
    public StartedServer start(Installation installation) {
        String start = name + "-" + installation.name();
        Path home = ServersFolder.unpacked(name);
        Path base = ServersFolder.fresh(start);
        int port = ServerProcess.freePort();
        try {
            configure(home, base, port, installation);
            for (Map.Entry<String, WebArchive> application :
                    installation.applications().entrySet()) {
                deploy(application.getKey(), application.getValue(), base.resolve("webapps"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerProcess process = ServerProcess.start(
                start,
                Jdk.ofTests(),
                Map.of("CATALINA_HOME", home.toString(), "CATALINA_BASE", base.toString()),
                List.of("sh", home.resolve("bin/catalina.sh").toString(), "run"));
        return ServedApplications.await(process, port, installation.served());
    }

    private static void configure(Path home, Path base, int port, Installation installation) throws IOException {
        ServersFolder.copy(home.resolve("conf"), base.resolve("conf"));
        for (String folder : FOLDERS) {
            Files.createDirectory(base.resolve(folder));
        }
        for (Path library : installation.libraries()) {
            Files.copy(library, base.resolve("lib").resolve(library.getFileName()));
        }
        Path server = base.resolve("conf/server.xml");
        replace(server, "port=\"8005\"", "port=\"-1\"");
        replace(server, "port=\"8080\"", "port=\"" + port + "\" address=\"127.0.0.1\"");
        replace(server, "</Host>", PROXY + "</Host>");
        replace(server, "<Engine ", "<Engine backgroundProcessorDelay=\"1\" "); // or changed archives wait for 10 s
        Files.writeString(
                base.resolve("conf/catalina.properties"), lines(installation.settings()), StandardOpenOption.APPEND);
        if (installation.modules() > 0) {
            Files.copy(PROVIDERS, base.resolve("conf/jaspic-providers.xml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Tomcat makes system properties out of everything in this file. */
    private static String lines(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter lines = new StringWriter().append("\n");
        properties.store(lines, null);
        return lines.toString();
    }

    private static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new AssertionError("there is no " + old + " in " + file);
        }
        Files.writeString(file, text.replace(old, replacement));
    }

    /** The name of the file says where the application is served. */
    private static void deploy(String context, WebArchive application, Path folder) {
        String file = context.equals("/") ? "ROOT" : context.substring(1).replace('/', '#');
        TomcatSecurity.addedTo(application)
                .as(ZipExporter.class)
                .exportTo(folder.resolve(file + ".war").toFile());
    }
}
