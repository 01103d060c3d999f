package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Open Liberty, with a user directory of its own for each start. */
record LibertyServer() implements Server {

    private static final String SERVER_XML =
            """
            <server>
              <featureManager>
                <feature>webProfile-10.0</feature>
                <feature>mpConfig-3.1</feature>
            %s  </featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="%d" httpsPort="-1"><remoteIp/>%s</httpEndpoint>
              <httpSession useContextRootAsCookiePath="true"/>
              <logging consoleLogLevel="INFO"/>
            %s%s</server>
            """;

    private static final Pattern TOLD =
            Pattern.compile("<feature>.*</feature>|<httpSession .*/>|<remoteIp/>|<accessLogging/>");

    private static final String ACCESS_LOG = "<accessLogging/>";
    private static final String FEATURE = "    <feature>usr:bankid-1.0</feature>\n";
    private static final String VARIABLE = "  <variable name=\"%s\" value=\"%s\"/>\n";
    private static final String APPLICATION = "  <webApplication location=\"%s\" contextRoot=\"%s\"/>\n";

    @Override
    public String name() {
        return "liberty";
    }

    @Override
    public String title() {
        return "Open Liberty 26.0.0.3";
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.complementOf(EnumSet.of(Feature.SECURE_COOKIE));
    }

    @Override
    public Set<Way> ways() {
        return EnumSet.allOf(Way.class);
    }

    @Override
    public List<String> instructions() {
        return TOLD.matcher(SERVER_XML + FEATURE + ACCESS_LOG)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Override
    public StartedServer start(Installation installation) {
        String start = name() + "-" + installation.name();
        Path home = ServersFolder.unpacked(name());
        Path user = ServersFolder.fresh(start);
        int port = ServerProcess.freePort();
        if (installation.modules() > 0) {
            new LibertyFeature(home).install(installation.libraries(), user);
        }
        write(user.resolve("servers/defaultServer/server.xml"), configuration(installation, user, port));
        ServerProcess process = ServerProcess.start(
                start,
                Jdk.ofTests(),
                Map.of("WLP_USER_DIR", user.toString()),
                List.of(home.resolve("bin/server").toString(), "run", "defaultServer"));
        return ServedApplications.await(process, port, installation.served());
    }

    private static String configuration(Installation installation, Path folder, int port) {
        StringBuilder applications = new StringBuilder();
        installation.applications().forEach((context, application) -> {
            Path war = folder.resolve(application.getName());
            application.as(ZipExporter.class).exportTo(war.toFile());
            applications.append(APPLICATION.formatted(war, context));
        });
        return SERVER_XML.formatted(
                installation.modules() > 0 ? FEATURE : "",
                port,
                installation.accessLog() ? ACCESS_LOG : "",
                variables(installation.settings()),
                applications);
    }

    private static String variables(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> VARIABLE.formatted(setting.getKey(), setting.getValue()))
                        .collect(Collectors.joining());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
