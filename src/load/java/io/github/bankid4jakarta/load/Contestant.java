package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One path of the server, which is called over and over. Each round has new connections and new orders. */
final class Contestant {

    private final String name;
    private final String path;
    private final LoadServer server;
    private final List<Round> rounds = new ArrayList<>();
    private int answerLength;

    Contestant(String name, String path, LoadServer server) {
        this.name = name;
        this.path = path;
        this.server = server;
    }

    String name() {
        return name;
    }

    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    /** In bytes, without the head. */
    int answerLength() {
        return answerLength;
    }

    void warmUp(int connections, Duration time) throws IOException {
        try (ClosedLoop loop = open(connections)) {
            loop.run(time);
        }
    }

    void play(int connections, Duration time) throws IOException {
        try (ClosedLoop loop = open(connections)) {
            rounds.add(measure(loop, time));
            for (String body : loop.lastBodies()) {
                requirePending(body);
                answerLength = body.length();
            }
        }
    }

    private ClosedLoop open(int connections) throws IOException {
        List<byte[]> calls = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            calls.add(server.calls().collect(path, server.calls().start()));
        }
        return new ClosedLoop(server.address(), calls);
    }

    private Round measure(ClosedLoop loop, Duration time) throws IOException {
        ProcessReadings generator = ProcessReadings.ofThisProcess();
        Duration generatorBefore = generator.cpu();
        Duration serverBefore = server.readings().cpu();
        long start = System.nanoTime();
        long calls = loop.run(time);
        return new Round(
                calls,
                Duration.ofNanos(System.nanoTime() - start),
                server.readings().cpu().minus(serverBefore),
                generator.cpu().minus(generatorBefore));
    }

    private static void requirePending(String body) throws IOException {
        if (!body.contains("\"qrCode\":\"bankid.") || !body.contains("\"status\":\"pending\"")) {
            throw new IOException("answered " + body);
        }
    }

    double median(ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
