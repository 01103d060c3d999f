package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One page of one application, which is opened over and over by somebody who is logged in, or by nobody. */
final class PageContestant {

    private static final int CONNECTIONS = 16;

    private final String name;
    private final InetSocketAddress server;
    private final ProcessReadings readings;
    private final byte[] call;
    private final String expected;
    private final List<Round> rounds = new ArrayList<>();

    /**
     * Prepares the call.
     *
     * @param name for the report
     * @param page its address
     * @param pid the process of its server
     * @param session the id of a session, or the empty text
     * @param expected what each answer must contain
     */
    PageContestant(String name, URI page, long pid, String session, String expected) {
        this.name = name;
        this.server = new InetSocketAddress("127.0.0.1", page.getPort());
        this.readings = new ProcessReadings(pid);
        this.expected = expected;
        String cookie = session.isEmpty() ? "" : "Cookie: JSESSIONID=" + session + "\r\n";
        this.call = ("GET " + page.getRawPath() + " HTTP/1.1\r\nHost: " + page.getAuthority() + "\r\n" + cookie
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    String name() {
        return name;
    }

    void warmUp(Duration time) throws IOException {
        try (ClosedLoop loop = open()) {
            loop.run(time);
        }
    }

    void play(Duration time) throws IOException {
        try (ClosedLoop loop = open()) {
            ProcessReadings generator = ProcessReadings.ofThisProcess();
            Duration generatorBefore = generator.cpu();
            Duration serverBefore = readings.cpu();
            long start = System.nanoTime();
            long calls = loop.run(time);
            rounds.add(new Round(
                    calls,
                    Duration.ofNanos(System.nanoTime() - start),
                    readings.cpu().minus(serverBefore),
                    generator.cpu().minus(generatorBefore)));
            requireExpected(loop.lastBodies());
        }
    }

    private ClosedLoop open() throws IOException {
        return new ClosedLoop(server, Collections.nCopies(CONNECTIONS, call));
    }

    private void requireExpected(List<String> bodies) throws IOException {
        for (String body : bodies) {
            if (!body.contains(expected)) {
                throw new IOException(name + " answered " + body);
            }
        }
    }

    double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
