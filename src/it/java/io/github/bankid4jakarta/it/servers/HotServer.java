package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.it.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A running server whose application at {@code /app} comes and goes, as an operator has it come and go there. */
interface HotServer extends AutoCloseable {

    /** Where the application lies, as a path and in the names of files. */
    String NAME = "app";

    /** Puts an application there, in the place of one that may be there. */
    void deploy(WebArchive application);

    /** Takes it away. */
    void undeploy();

    /** Puts an enterprise application beside it. */
    void deploy(EnterpriseArchive application);

    /** The server. */
    StartedServer server();

    /** The address of the application, ending with a slash. */
    default URI address() {
        return server().address().resolve("/" + NAME + "/");
    }

    @Override
    default void close() {
        server().close();
    }

    /** Whether this is known of a server. */
    static boolean isPossibleOn(Server server) {
        return server instanceof PayaraMicroServer || !archive(server, "").isEmpty();
    }

    /** Starts a server and puts an application there, which may not be served at once. */
    static HotServer start(Server server, WebArchive application, Map<String, String> settings) {
        if (server instanceof PayaraMicroServer payara) {
            return EmbeddedPayara.start(payara, application);
        }
        Path archive = ServersFolder.of(server.name() + "-redeploy").resolve(archive(server, application.getName()));
        if (server instanceof WildFlyServer) {
            WatchedArchive hot = new WatchedArchive(server, server.start(installation(Map.of(), settings)), archive);
            WorkerThreads.makeAll(hot.server().address());
            hot.deploy(application);
            return hot;
        }
        return new WatchedArchive(
                server, server.start(installation(Map.of("/" + NAME, application), settings)), archive);
    }

    private static Installation installation(Map<String, WebArchive> applications, Map<String, String> settings) {
        return new Installation("redeploy", new TreeMap<>(applications), 0, List.of(), settings);
    }

    private static String archive(Server server, String name) {
        if (server instanceof TomcatServer) {
            return "webapps/" + NAME + ".war";
        }
        if (server instanceof WildFlyServer) {
            return "deployments/" + NAME + ".war";
        }
        return server instanceof LibertyServer ? "./" + name : "";
    }

    /**
     * Servers that notice what happens to a file.
     *
     * @param product of which kind it is
     * @param server which notices
     * @param archive the file
     */
    record WatchedArchive(Server product, StartedServer server, Path archive) implements HotServer {

        private static final String LIBERTY_UPDATED = "CWWKZ0003I: ";
        private static final String LIBERTY_STOPPED = "CWWKZ0009I: ";

        @Override
        public void deploy(WebArchive application) {
            Path ready = archive.resolveSibling("ready.part");
            prepared(application).as(ZipExporter.class).exportTo(ready.toFile(), true);
            noticed(LIBERTY_UPDATED, () -> move(ready, archive));
        }

        /** Open Liberty ends an application after the last of its requests, so nobody may keep asking whether it has done so. */
        private void noticed(String message, Runnable change) {
            int before = times(message);
            change.run();
            if (product instanceof LibertyServer) {
                Await.until(message, () -> Optional.of(times(message)).filter(times -> times > before));
            }
        }

        private int times(String message) {
            return server.log().split(message, -1).length;
        }

        private static void move(Path ready, Path target) {
            try {
                Files.move(ready, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void deploy(EnterpriseArchive application) {
            Path ready = archive.resolveSibling(application.getName() + ".part");
            application.as(ZipExporter.class).exportTo(ready.toFile(), true);
            move(ready, archive.resolveSibling(application.getName()));
        }

        private WebArchive prepared(WebArchive application) {
            return product instanceof TomcatServer ? TomcatSecurity.addedTo(application) : application;
        }

        @Override
        public void undeploy() {
            noticed(LIBERTY_STOPPED, this::delete);
        }

        private void delete() {
            try {
                Files.delete(archive);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Payara Micro, told by those who embed it.
     *
     * @param server which is embedded
     * @param process its process
     * @param folder for its files
     */
    record EmbeddedPayara(StartedServer server, ServerProcess process, Path folder) implements HotServer {

        private static final String SOURCE = "src/it/payara/HotDeployments.java";

        static HotServer start(PayaraMicroServer payara, WebArchive application) {
            String start = payara.name() + "-redeploy";
            Path folder = ServersFolder.fresh(start);
            int port = ServerProcess.freePort();
            int cluster = ServerProcess.freePort();
            Jdk jdk = payara.jdk().orElseThrow();
            List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
            String jar = System.getProperty(payara.jar());
            command.addAll(openPackages(jar));
            command.addAll(List.of("-cp", jar, SOURCE));
            command.addAll(List.of("--nohostaware", "--interfaces", "127.0.0.1", "--startport", "" + cluster));
            command.addAll(List.of("--clustermode", "tcpip:127.0.0.1:" + cluster, "--clustername", start + cluster));
            command.addAll(List.of("--port", "" + port, "--rootdir", folder + "/root"));
            ServerProcess process =
                    ServerProcess.start(start, jdk, Map.of(), command).awaitText("Ready for applications");
            URI address = URI.create("http://localhost:" + port);
            EmbeddedPayara hot = new EmbeddedPayara(new ServedApplications(process, address), process, folder);
            hot.deployNew(application);
            return hot;
        }

        /** What the manifest asks for, which counts for whoever starts the JAR itself. */
        private static List<String> openPackages(String path) {
            try (JarFile jar = new JarFile(path)) {
                Attributes manifest = jar.getManifest().getMainAttributes();
                return Stream.of("Add-Opens", "Add-Exports")
                        .flatMap(name -> Stream.of(manifest.getValue(name).split(" "))
                                .map(one -> "--" + name.toLowerCase(Locale.ROOT) + "=" + one + "=ALL-UNNAMED"))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void deploy(WebArchive application) {
            undeploy();
            deployNew(application);
        }

        private void deployNew(WebArchive application) {
            Path war = folder.resolve(NAME + ".war");
            application.as(ZipExporter.class).exportTo(war.toFile(), true);
            tell("deploy " + war);
        }

        @Override
        public void deploy(EnterpriseArchive application) {
            Path ear = folder.resolve(application.getName());
            application.as(ZipExporter.class).exportTo(ear.toFile(), true);
            tell("deploy " + ear);
        }

        @Override
        public void undeploy() {
            tell("undeploy " + NAME);
        }

        private void tell(String line) {
            int before = times(line);
            process.tell(line);
            process.await(line, log -> times(line) > before);
        }

        private int times(String line) {
            return process.log().split("Done: " + line + "\n", -1).length;
        }
    }
}
