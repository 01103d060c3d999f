package io.github.bankid4jakarta.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A demo, started as Maven starts it. */
final class Demo implements AutoCloseable {

    private static final String PROGRAM = "src/run/java/RunServer.java";
    private static final long LONGEST_END_SECONDS = 60;

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();

    private Demo(Process process) {
        this.process = process;
        Thread reader = new Thread(this::keepOutput, "output of a demo");
        reader.setDaemon(true);
        reader.start();
    }

    static Demo start(String address, int port, Path ready, String... server) {
        return start(List.of(), address, port, ready, server);
    }

    /** The same by another process, which stays its parent as Maven does. */
    static Demo startByAParent(String address, int port, Path ready, String... server) {
        return start(List.of("sh", "-c", "\"$@\"; exit $?", "parent"), address, port, ready, server);
    }

    private static Demo start(List<String> parent, String address, int port, Path ready, String... server) {
        List<String> command = new ArrayList<>(parent);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(PROGRAM, address, String.valueOf(port), ready.toString()));
        command.addAll(List.of(server));
        try {
            return new Demo(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keepOutput() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            output.append(e);
        } finally {
            outputEnded.complete(null);
        }
    }

    Demo awaitOutput(String text) {
        return Await.until("\"" + text + "\" of the demo", () -> {
            if (!process.isAlive() && !output().contains(text)) {
                throw new AssertionError("it ended:\n" + output);
            }
            return output().contains(text) ? Optional.of(this) : Optional.empty();
        });
    }

    String output() {
        return output.toString();
    }

    /** The processes that it started, and those that these started. */
    List<ProcessHandle> started() {
        return process.descendants().toList();
    }

    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it goes on:\n" + output);
            }
            outputEnded.orTimeout(LONGEST_END_SECONDS, TimeUnit.SECONDS).join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(started());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
