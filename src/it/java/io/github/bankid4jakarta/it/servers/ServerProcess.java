package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.it.RunningServer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process that was started for the tests, such as a server: keeps what it writes, waits for what it says, and ends it and
 * what it started, each by its id.
 */
final class ServerProcess implements AutoCloseable {

    /** Machines that do other things too have needed more than a minute. */
    static final Duration LONGEST_START = Duration.ofSeconds(300);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final String name;
    private final Process process;
    private final StringBuffer log = new StringBuffer();
    private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();

    private ServerProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        Thread reader = new Thread(this::keepOutput, "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process and does not wait for anything.
     *
     * @param name tells starts apart, and names the log: server and installation, such as {@code wildfly-applications}
     * @param jdk becomes its {@code JAVA_HOME}
     * @param environment variables that it gets in addition
     * @param command the program and its arguments
     * @return the process, which the caller closes
     */
    static ServerProcess start(String name, Jdk jdk, Map<String, String> environment, List<String> command) {
        return start(name, jdk, environment, command, Path.of(""));
    }

    /** The same, in a folder, where some servers look for a part of their configuration. */
    static ServerProcess start(
            String name, Jdk jdk, Map<String, String> environment, List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end, such as a server's tool for its administration, and insists on its success. */
    static void run(String name, Jdk jdk, Map<String, String> environment, List<String> command) {
        try (ServerProcess tool = start(name, jdk, environment, command)) {
            int status = tool.awaitEnd();
            if (status != 0) {
                throw new AssertionError(name + " ended with status " + status + ":\n" + tool.log());
            }
        }
    }

    /** Runs a command to its end and insists on its failure. */
    static void runInVain(String name, Jdk jdk, Map<String, String> environment, List<String> command) {
        try (ServerProcess tool = start(name, jdk, environment, command)) {
            if (tool.awaitEnd() == 0) {
                throw new AssertionError(name + " was not refused:\n" + tool.log());
            }
        }
    }

    /** A port that was free a moment ago. */
    static int freePort() {
        return RunningServer.freePort();
    }

    /** Everything that it wrote so far. */
    String log() {
        return log.toString();
    }

    long pid() {
        return process.pid();
    }

    /** Writes a line to its input. */
    void tell(String line) {
        try {
            Writer input = process.outputWriter();
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until it has written something.
     *
     * @param what for the message of a failure
     * @param written tells from all it wrote whether it is there
     * @return this process
     */
    ServerProcess await(String what, Predicate<String> written) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < end) {
            boolean alive = process.isAlive();
            if (written.test(log())) {
                return this;
            }
            if (!alive) {
                throw failure("ended before " + what);
            }
            pause();
        }
        throw failure("waited in vain for " + what);
    }

    /** Waits until it has written a text. */
    ServerProcess awaitText(String text) {
        return await("\"" + text + "\"", written -> written.contains(text));
    }

    /** Waits until it has ended by itself. */
    int awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                throw failure("did not end");
            }
            outputEnded.get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** A failure that shows the end of what it wrote. */
    AssertionError failure(String what) {
        String written = log();
        String end = written.substring(Math.max(0, written.length() - 8_000));
        return new AssertionError(name + " " + what + "; it wrote last:\n" + end);
    }

    /** A server that a script started is a process of its own, which outlives the script. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(ServerProcess::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle handle) {
        try {
            handle.onExit().get(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        }
    }

    private void keepOutput() {
        Path file = ServersFolder.log(name);
        try (BufferedReader output = process.inputReader();
                BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.append(line).append('\n');
                writer.append(line).append('\n').flush();
            }
        } catch (IOException e) {
            log.append("the output ended: ").append(e).append('\n');
        } finally {
            outputEnded.complete(null);
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
