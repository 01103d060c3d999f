package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.it.Deployments;
import io.github.bankid4jakarta.it.RunningServer;
import io.github.bankid4jakarta.load.app.BareServlet;
import io.github.bankid4jakarta.load.app.CountingBackend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The server under load: a Payara Micro of its own with the packed library, which logs only what is wrong. */
final class LoadServer implements AutoCloseable {

    private static final String NETWORK = "set configs.config.server-config.network-config.";

    /**
     * The server listens to this machine only, and keeps its connections: else it closes each after 250 calls, and what is
     * measured is partly the opening of the next.
     */
    private static final List<String> COMMANDS = List.of(
            NETWORK + "network-listeners.network-listener.http-listener.address=127.0.0.1",
            NETWORK + "protocols.protocol.http-listener.http.max-connections=-1");

    private final RunningServer server;
    private final PlainHttp http;

    private LoadServer(RunningServer server) {
        this.server = server;
        this.http = new PlainHttp(server.address());
    }

    /**
     * Starts the server and waits until it is ready.
     *
     * @param folder for its files
     * @param settings beyond those of the client
     * @param javaOptions options of its Java machine
     */
    static LoadServer start(Path folder, Map<String, String> settings, String... javaOptions) throws IOException {
        return start(folder, application(settings), javaOptions);
    }

    /**
     * Starts the server with another application and waits until it is ready.
     *
     * @param folder for its files
     * @param application what it deploys
     * @param javaOptions options of its Java machine
     */
    static LoadServer start(Path folder, WebArchive application, String... javaOptions) throws IOException {
        Path commands = Files.write(folder.resolve("commands.txt"), COMMANDS);
        List<String> options = List.of(
                "--noCluster",
                "--logproperties",
                "src/run/logging.properties",
                "--prebootcommandfile",
                commands.toString());
        return new LoadServer(
                RunningServer.launch("server", folder, application, new ArrayList<>(List.of(javaOptions)), options)
                        .awaitReady());
    }

    private static WebArchive application(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(TestClient.settings());
        all.put("bankid.backend", "counting");
        all.put("bankid.gateway.only", "true");
        all.putAll(settings);
        return Deployments.minimal("load.war", all)
                .addPackage(BareServlet.class.getPackage())
                .addAsServiceProvider(BankIdBackend.class, CountingBackend.class);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.address().getPort());
    }

    ControlledBankId bankId() {
        return new ControlledBankId(http);
    }

    PreparedCalls calls() {
        return new PreparedCalls(server.address(), http);
    }

    ProcessReadings readings() {
        return new ProcessReadings(server.pid());
    }

    @Override
    public void close() {
        server.close();
    }
}
