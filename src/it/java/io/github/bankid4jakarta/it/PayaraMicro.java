package io.github.bankid4jakarta.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Starts the server once, with applications that it is expected to refuse, and keeps what it said about each. */
final class PayaraMicro {

    private static final String READY = " ready in ";
    private static final Pattern DEPLOYED = Pattern.compile("\"Name\": \"([^\"]+)\"");
    private static final Pattern END_OF_A_FAILURE = Pattern.compile("Exception while loading the app : ");
    private static final Pattern END_OF_A_RECORD = Pattern.compile("\\]\\]\n");

    private PayaraMicro() {}

    /** Everything that the server wrote while it deployed these applications, one after the other. */
    static String log(Path folder, List<WebArchive> applications) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("payara.microJar"),
                "--noCluster",
                "--port",
                String.valueOf(RunningServer.freePort()),
                "--logproperties",
                "src/it/logging.properties"));
        applications.forEach(application -> command.addAll(List.of("--deploy", export(folder, application))));
        try {
            Process server =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader output = server.inputReader()) {
                return untilReady(output);
            } finally {
                server.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String untilReady(BufferedReader output) throws IOException {
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.append(line).append('\n');
            if (line.contains(READY)) {
                return log.toString();
            }
        }
        throw new AssertionError("the server ended before it was ready:\n" + log);
    }

    /** The names of the applications that the server took. */
    static List<String> deployed(String log) {
        return DEPLOYED.matcher(log).results().map(match -> match.group(1)).toList();
    }

    /** What the server said about each application that it refused, in the order of their deployment. */
    static List<String> failures(String log) {
        return Stream.of(END_OF_A_FAILURE.split(log))
                .skip(1)
                .map(text -> END_OF_A_RECORD.split(text, 2)[0])
                .toList();
    }

    private static String export(Path folder, WebArchive application) {
        File file = folder.resolve(application.getName()).toFile();
        application.as(ZipExporter.class).exportTo(file, true);
        return file.toString();
    }
}
