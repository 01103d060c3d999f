package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a {@code collect} costs that is answered from what is known, against a servlet that does nothing, on the same server
 * and in turns. The bare servlet is measured twice in each turn: how far the two differ is how far the figures can be trusted.
 */
final class CollectLoad {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(8);

    private final Report report;

    CollectLoad(Report report) {
        this.report = report;
    }

    void run(Path folder) throws IOException {
        try (LoadServer server = LoadServer.start(folder, Map.of())) {
            Contestant gateway = new Contestant("gateway", "/gateway/collect", server);
            Contestant bare = new Contestant("bare servlet", "/bare/collect", server);
            Contestant again = new Contestant("bare servlet again", "/bare/collect", server);
            List<Contestant> all = List.of(gateway, bare, again);
            for (Contestant contestant : all) {
                contestant.warmUp(CONNECTIONS, WARM_UP);
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (Contestant contestant : all) {
                    contestant.play(CONNECTIONS, ROUND);
                }
            }
            print(all);
        }
    }

    private void print(List<Contestant> all) {
        report.line("");
        report.line("POST collect, %d connections, %d rounds of %d s in turns", CONNECTIONS, ROUNDS, ROUND.toSeconds());
        report.line(
                "%-20s %10s %6s %18s %6s %16s  calls/s in each round",
                "", "calls/s", "ratio", "server us/call", "ratio", "generator CPU");
        Contestant bare = all.get(1);
        for (Contestant contestant : all) {
            report.line(
                    "%-20s %10.0f %6.2f %18.1f %6.2f %15.0f%%  %s",
                    contestant.name(),
                    contestant.median(Round::callsPerSecond),
                    contestant.median(Round::callsPerSecond) / bare.median(Round::callsPerSecond),
                    contestant.median(Round::serverMicros),
                    contestant.median(Round::serverMicros) / bare.median(Round::serverMicros),
                    contestant.median(Round::generatorShare) * 100,
                    contestant.rounds().stream()
                            .map(round -> String.valueOf(Math.round(round.callsPerSecond())))
                            .collect(Collectors.joining(" ")));
        }
        report.line(
                "Answers: %s bytes",
                new ArrayList<>(all)
                        .stream().map(c -> c.name() + " " + c.answerLength()).collect(Collectors.joining(", ")));
    }
}
