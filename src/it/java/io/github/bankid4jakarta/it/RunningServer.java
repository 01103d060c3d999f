package io.github.bankid4jakarta.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A Payara Micro of its own, beside the one that Arquillian manages: for tests that need several servers, a server alone, or
 * one that dies. Its output goes to that of the tests. The application lies at the root.
 */
public final class RunningServer implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 300;
    private static final long LONGEST_STOP_SECONDS = 30;
    private static final String READY = " ready in ";

    private final String name;
    private final int port;
    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final StringBuffer start = new StringBuffer();

    private RunningServer(String name, int port, Process process) {
        this.name = name;
        this.port = port;
        this.process = process;
        Thread reader = new Thread(this::passOn, "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a server and waits until it is ready. */
    static RunningServer start(String name, Path folder, WebArchive application, String... options) {
        return launch(name, folder, application, Map.of(), options).awaitReady();
    }

    /** Starts a server without waiting, so that several can start at once. */
    static RunningServer launch(
            String name, Path folder, WebArchive application, Map<String, String> systemProperties, String... options) {
        List<String> properties = systemProperties.entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .toList();
        List<String> all = new ArrayList<>(
                List.of("--logproperties", "src/it/logging.properties", "--accesslog", "target/canary"));
        all.addAll(List.of(options));
        return launch(name, folder, application, properties, all);
    }

    /**
     * Starts a server without waiting, and without the logs that the tests read afterwards.
     *
     * @param name what its output starts with
     * @param folder where the application is written to
     * @param application what it deploys
     * @param javaOptions options of the Java machine
     * @param options options of the server
     * @return the server, which the caller closes
     */
    public static RunningServer launch(
            String name, Path folder, WebArchive application, List<String> javaOptions, List<String> options) {
        int port = freePort();
        File war = folder.resolve(name + ".war").toFile();
        application.as(ZipExporter.class).exportTo(war, true);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", System.getProperty("payara.microJar"), "--deploy", war.toString()));
        command.addAll(List.of("--contextRoot", "/", "--port", String.valueOf(port)));
        command.addAll(options);
        try {
            return new RunningServer(
                    name,
                    port,
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until applications are deployed.
     *
     * @return this server
     */
    public RunningServer awaitReady() {
        try {
            if (!ready.await(LONGEST_START_SECONDS, TimeUnit.SECONDS) || !process.isAlive()) {
                throw new AssertionError(name + " did not start");
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void passOn() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                System.out.println(name + ": " + line);
                if (ready.getCount() > 0) {
                    start.append(line).append('\n');
                }
                if (line.contains(READY)) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            System.out.println(name + ": its output ended: " + e);
        } finally {
            ready.countDown();
        }
    }

    /**
     * The address of the application.
     *
     * @return with a slash at the end
     */
    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Everything that the server wrote until it was ready. */
    String start() {
        return start.toString();
    }

    /**
     * The server's process.
     *
     * @return its id
     */
    public long pid() {
        return process.pid();
    }

    /** Ends the server as a failure of its machine would. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
