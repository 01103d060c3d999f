package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bankid4jakarta.canary.Canaries;
import io.github.bankid4jakarta.it.app.ProbeServlet;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads what the container and browser tests left behind: the server's log with the library at its finest level, its access
 * log, and every address that a browser asked for. None may hold a secret or anything about a person. Runs after all others.
 */
class LogsAndAddressesCheck {

    /** Address of the browser, name of the caller, time, and the request line, as the server logs them unless told otherwise. */
    private static final Pattern REQUEST = Pattern.compile("^\"[^\"]*\" \"([^\"]*)\" \"[^\"]*\" \"([^\"]*)\" ");

    private static final String NOBODY = "NULL-AUTH-USER";

    @BeforeEach
    void onlyAfterContainerTests() {
        assumeTrue(Files.exists(Requested.FILE), "no container test asked a server for anything");
    }

    @Test
    void serverLogWhenReadThenNoSecretAndNobody() throws IOException {
        List<String> lines = lines("server-*.log");

        assertThat(lines).isNotEmpty();
        assertThat(hits(lines, Canaries::inLog)).isEmpty();
        report("lines of the server's log", lines);
    }

    /** Or the test above would find nothing because nothing was written. */
    @Test
    void serverLogWhenTheProbeLogsAtTheFinestLevelThenItIsThere() throws IOException {
        assumeTrue(
                requests().stream().anyMatch(request -> request.group(2).contains("/probe")), "nobody asked the probe");

        assertThat(lines("server-*.log")).anyMatch(line -> line.endsWith(ProbeServlet.FINEST));
    }

    @Test
    void accessLogWhenReadThenNoSecretAndNobodyInARequestLine() throws IOException {
        List<String> lines =
                requests().stream().map(request -> request.group(2)).toList();

        assertThat(lines).anyMatch(line -> line.startsWith("POST ") && line.contains("/collect"));
        assertThat(hits(lines, Canaries::inAddress)).isEmpty();
        report("lines of the access log", lines);
    }

    @Test
    void addressesWhenReadThenNoSecretAndNobody() throws IOException {
        List<String> addresses = Files.readAllLines(Requested.FILE);

        assertThat(addresses).isNotEmpty();
        assertThat(hits(addresses, Canaries::inAddress)).isEmpty();
        report("addresses", addresses);
    }

    /** The server names callers in its access log as the application has it name them. */
    @Test
    void accessLogWhenCallersAreNamedByPseudonymThenNoPersonalNumber() throws IOException {
        List<String> callers = callers("/" + PseudonymIT.NAME + "/");

        assumeFalse(callers.isEmpty(), "the test with pseudonyms did not run");
        assertThat(callers).allSatisfy(caller -> assertThat(caller).matches("bid1_[0-9a-f]{32}"));
    }

    /** The twin of the above, and the reason for it. */
    @Test
    void accessLogWhenCallersAreNamedByPersonalNumberThenTheServerWritesIt() throws IOException {
        List<String> callers = callers("/example/");

        assumeFalse(callers.isEmpty(), "the tests with the example did not run");
        assertThat(callers)
                .allSatisfy(caller -> assertThat(Canaries.inLog(caller)).containsExactly("personal number: " + caller));
    }

    private static List<String> callers(String application) throws IOException {
        return requests().stream()
                .filter(request -> request.group(2).contains(" " + application))
                .map(request -> request.group(1))
                .filter(caller -> !caller.equals(NOBODY))
                .distinct()
                .toList();
    }

    private static List<MatchResult> requests() throws IOException {
        List<MatchResult> requests = new ArrayList<>();
        for (String line : lines("*access_log*")) {
            Matcher matcher = REQUEST.matcher(line);
            assertThat(matcher.find()).as(line).isTrue();
            requests.add(matcher.toMatchResult());
        }
        return requests;
    }

    private static List<String> lines(String files) throws IOException {
        List<String> lines = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(Requested.FOLDER, files)) {
            for (Path path : paths) {
                lines.addAll(Files.readAllLines(path));
            }
        }
        return lines;
    }

    private static Map<String, List<String>> hits(List<String> lines, Function<String, List<String>> canaries) {
        Map<String, List<String>> hits = new TreeMap<>();
        for (String line : lines) {
            List<String> found = canaries.apply(line);
            if (!found.isEmpty()) {
                hits.put(line, found);
            }
        }
        return hits;
    }

    private static void report(String what, List<String> lines) {
        System.out.printf("Canary: %d %s read%n", lines.size(), what);
    }
}
