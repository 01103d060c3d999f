package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Micro.
 *
 * @param name by which it is chosen
 * @param title as the documentation names it
 * @param jar the system property that says where its JAR lies
 * @param jdk what it runs on; empty where this machine has none of that version
 */
record PayaraMicroServer(String name, String title, String jar, Optional<Jdk> jdk) implements Server {

    private static final String TITLE = "Payara Micro 6.2025.10";
    private static final String JAR = "payara.microJar";

    private static final String HEED_PROXY = "set configs.config.server-config.network-config.protocols.protocol."
            + "http-listener.http.scheme-mapping=X-Forwarded-Proto\n";

    private static final String INSTALL_MODULE = "create-message-security-provider --classname %s --layer HttpServlet"
            + " --providertype server --isdefaultprovider=true --requestauthsource content --target server-config bankid%d\n";

    private static final String ACCESS_LOG = "--accesslog";

    /** What version 7 takes instead: it lacks a part of what it asks with the line above. */
    private static final Path AUTH_CONF = Path.of("docs", "payara", "auth.conf");

    static Server onJdkOfTests() {
        return new PayaraMicroServer("payara-micro", TITLE, JAR, Optional.of(Jdk.ofTests()));
    }

    static Server onJdk25() {
        return new PayaraMicroServer("payara-micro-jdk25", TITLE + ", JDK 25", JAR, Jdk.ofVersion25());
    }

    /** For Jakarta EE 11, and for JDK 21 or later. */
    static Server version7() {
        return new PayaraMicroServer(
                "payara-micro-7", "Payara Micro 7.2026.11, JDK 25", "payara-7.microJar", Jdk.ofVersion25());
    }

    private boolean isVersion7() {
        return name.equals("payara-micro-7");
    }

    /** Version 6 fails at the first call of an enterprise bean that the caller may make, and does not know their roles. */
    boolean failsOnItsJdk() {
        return !isVersion7()
                && jdk.filter(java -> java.version().startsWith("25")).isPresent();
    }

    @Override
    public Set<Feature> features() {
        return failsOnItsJdk() ? EnumSet.complementOf(EnumSet.of(Feature.EJB)) : EnumSet.allOf(Feature.class);
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
        String install = INSTALL_MODULE.formatted(Installation.MODULE, 1).replace("bankid1", "bankid");
        return isVersion7()
                ? List.of(HEED_PROXY.strip(), ACCESS_LOG)
                : List.of(install.strip(), HEED_PROXY.strip(), ACCESS_LOG);
    }

    @Override
    public StartedServer start(Installation installation) {
        Jdk java = jdk.orElseThrow();
        String start = name + "-" + installation.name();
        Path folder = ServersFolder.fresh(start);
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(java.java().toString()));
        installation.settings().forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", System.getProperty(jar), "--noCluster", "--nohostaware"));
        command.addAll(List.of(
                "--port",
                String.valueOf(port),
                "--rootdir",
                folder.resolve("root").toString()));
        command.addAll(installed(installation, folder));
        command.addAll(deployed(installation, folder));
        if (installation.accessLog()) {
            command.addAll(List.of(ACCESS_LOG, folder.toString()));
        }
        ServerProcess process = ServerProcess.start(start, java, Map.of(), command, folder);
        return ServedApplications.await(process, port, installation.served());
    }

    private List<String> installed(Installation installation, Path folder) {
        String preBoot = HEED_PROXY + module(installation.modules(), folder);
        List<String> options =
                new ArrayList<>(List.of("--prebootcommandfile", write(folder.resolve("pre-boot.txt"), preBoot)));
        if (!installation.libraries().isEmpty()) {
            String libraries = installation.libraries().stream()
                    .map(library -> library.toAbsolutePath().toString())
                    .collect(Collectors.joining(":"));
            options.addAll(List.of("--addlibs", libraries));
        }
        return options;
    }

    /** The commands by which it gets the module, so many times; or none, where a file in its working directory says it. */
    private String module(int times, Path folder) {
        if (!isVersion7()) {
            return IntStream.rangeClosed(1, times)
                    .mapToObj(module -> INSTALL_MODULE.formatted(Installation.MODULE, module))
                    .collect(Collectors.joining());
        }
        if (times > 0) {
            ServersFolder.copy(AUTH_CONF, folder.resolve("auth.conf"));
        }
        return "";
    }

    /** The name of a file is its application's path; the option for paths is heeded only once. */
    private static List<String> deployed(Installation installation, Path folder) {
        List<String> options = new ArrayList<>();
        installation.applications().forEach((context, application) -> {
            String name = context.equals("/") ? "ROOT" : context.substring(1);
            Path war = folder.resolve(name + ".war");
            application.as(ZipExporter.class).exportTo(war.toFile());
            options.addAll(List.of("--deploy", war.toString()));
        });
        return options;
    }

    private static String write(Path file, CharSequence text) {
        try {
            return Files.writeString(file, text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
