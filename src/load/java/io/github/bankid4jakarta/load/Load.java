package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Runs the load tests and writes what they measured. */
public final class Load {

    private static final Path REPORT = Path.of("target", "load.txt");
    private static final String ALL = "all";

    private Load() {}

    /**
     * Measures.
     *
     * @param arguments {@code all}, {@code collect}, {@code page}, {@code waiting}, {@code crowd} or {@code visits}; how many calls wait; the server's heap for them, such
     *     as {@code 256m}; how many milliseconds BankID takes for an answer while they wait; an earlier build of the
     *     library to compare pages with, or the empty text; how many
     *     seconds the crowd stays; how many honest logins there are meanwhile; how many visits
     * @throws IOException where a connection breaks or the report cannot be written
     */
    public static void main(String... arguments) throws IOException {
        String part = arguments[0];
        Report report = new Report();
        Path folder = Files.createTempDirectory("load");
        report.line(
                "Java %s, %d processors",
                Runtime.version(), Runtime.getRuntime().availableProcessors());
        if (part.equals(ALL) || part.equals("collect")) {
            new CollectLoad(report).run(folder);
        }
        if (part.equals(ALL) || part.equals("page")) {
            new PageLoad(report, Optional.of(arguments[4]).filter(jar -> !jar.isEmpty())).run();
        }
        if (part.equals(ALL) || part.equals("waiting")) {
            WaitingLoad.Size size =
                    new WaitingLoad.Size(Integer.parseInt(arguments[1]), arguments[2], Integer.parseInt(arguments[3]));
            new WaitingLoad(report, size).run(folder);
        }
        if (part.equals("crowd")) {
            Duration time = Duration.ofSeconds(Long.parseLong(arguments[5]));
            new CrowdLoad(report, new CrowdLoad.Size(time, Integer.parseInt(arguments[6]))).run(folder);
        }
        if (part.equals("visits")) {
            new VisitsLoad(report, Integer.parseInt(arguments[7])).run(folder);
        }
        report.write(REPORT);
    }
}
