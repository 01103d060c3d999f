import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs an application on Payara Micro until Ctrl+C, and says how to go on. Part of no JAR or WAR.
 *
 * <p>It listens at one address and one port and nowhere else: with the simulator anybody who reaches it can be anybody.
 */
public final class RunServer {

    private static final long LONGEST_STOP_SECONDS = 10;

    private final InetAddress address;
    private final int port;
    private final String ready;

    private RunServer(InetAddress address, int port, String ready) {
        this.address = address;
        this.port = port;
        this.ready = ready;
    }

    /**
     * Starts the server, passes on what it prints, and ends with its exit code, or with 1 where it cannot serve.
     *
     * @param arguments the address and the port to listen at, the file of what to say when the application is ready, then what
     *     the server is started with
     * @throws IOException where Java cannot be started, or the file not be read
     * @throws InterruptedException where nobody wants to wait for the server
     */
    public static void main(String... arguments) throws IOException, InterruptedException {
        RunServer demo = new RunServer(
                InetAddress.getByName(arguments[0]),
                Integer.parseInt(arguments[1]),
                Files.readString(Path.of(arguments[2])));
        System.exit(demo.run(List.of(arguments).subList(3, arguments.length)));
    }

    private int run(List<String> options) throws IOException, InterruptedException {
        if (!isFree()) {
            return 1;
        }
        Process server = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        // Whoever kills Maven leaves it no time to end what it started.
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(1)));
        return serves(server) ? server.waitFor() : 1;
    }

    /** Asked before the server is: that says it among a hundred other lines, and goes on without the port. */
    private boolean isFree() {
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (IOException e) {
            System.err.printf(
                    "Port %d at %s cannot be used (%s). Choose another port with -Dport=…, or address with -Daddress=…%n",
                    port, address.getHostAddress(), e.getMessage());
            return false;
        }
    }

    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-jar");
        command.addAll(options);
        command.addAll(List.of("--contextRoot", "/", "--port", String.valueOf(port)));
        command.addAll(
                List.of("--noCluster", "--prebootcommandfile", listening().toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /**
     * No option of the server says at which address it listens, and none closes the port of its cluster to everybody, whether it
     * has one or not; commands do.
     */
    private Path listening() throws IOException {
        Path commands = Files.createTempFile("listening", ".asadmin");
        commands.toFile().deleteOnExit();
        return Files.writeString(
                commands,
                """
                set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=%s
                set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
                """
                        .formatted(address.getHostAddress()));
    }

    /** Passes on what the server prints until it ends; false as soon as it is ready without the application. */
    private boolean serves(Process server) throws IOException {
        boolean deployed = false;
        try (BufferedReader output = server.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(line);
                // Payara Micro lists the addresses of what it could deploy, then says that it is ready.
                deployed = deployed || line.startsWith("http://");
                if (line.contains(" ready in ")) {
                    if (!deployed) {
                        System.err.println("The application was not deployed: see above.");
                        return false;
                    }
                    System.out.print(ready());
                }
            }
        }
        return true;
    }

    private String ready() {
        String text = ready.replace("{host}", host()).replace("{port}", String.valueOf(port));
        return address.isLoopbackAddress()
                ? text
                : text + "This server listens at " + address.getHostAddress()
                        + ": anybody who reaches it can be anybody there.\n";
    }

    private String host() {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return "localhost";
        }
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private static void end(Process server) {
        // Not that of the process itself, which would close its output while it is still passed on.
        server.toHandle().destroy();
        try {
            if (!server.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
        }
    }
}
