package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.it.Deployments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** People who look and do nothing else, each without a cookie: what the server keeps of them. */
final class VisitsLoad {

    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 20_000;
    private static final double GOAL_BYTES = 50;
    private static final double SECOND = 1e9;
    private static final List<String> PAGES = List.of("/account", "/.bankid/login");

    private final Report report;
    private final int visits;
    private final LongAdder sessionCookies = new LongAdder();
    private final LongAdder others = new LongAdder();

    VisitsLoad(Report report, int visits) {
        this.report = report;
        this.visits = visits;
    }

    void run(Path folder) throws IOException {
        report.line("");
        try (LoadServer server = LoadServer.start(folder, Deployments.exampleWithItsLimits(Map.of()), "-Xmx4g")) {
            visit(server, Math.min(WARM_UP, visits));
            sessionCookies.reset();
            others.reset();
            ServerState before = ServerState.of(server.readings());
            long start = System.nanoTime();
            visit(server, visits);
            double seconds = (System.nanoTime() - start) / SECOND;
            print(before, ServerState.of(server.readings()), seconds);
        }
    }

    private void print(ServerState before, ServerState after, double seconds) {
        double kept = (double) (after.heap() - before.heap()) / visits;
        report.line("%d anonymous GETs of %s in turns, %.0f a second", visits, PAGES, visits / seconds);
        report.line("before: %s", before.words());
        report.line("after: %s", after.words());
        report.line(
                "kept of each: %.1f B; %d session cookies; %d other answers", kept, sessionCookies.sum(), others.sum());
        Verdict verdict = new Verdict(report);
        verdict.check("at most 50 B kept of each", kept <= GOAL_BYTES);
        verdict.check("no session", sessionCookies.sum() == 0 && after.sessions() <= before.sessions());
        verdict.check("each answered with the page or the way to it", others.sum() == 0);
    }

    private void visit(LoadServer server, int count) {
        IntStream.range(0, CONNECTIONS).parallel().forEach(number -> {
            try (RawConnection connection = new RawConnection(server.address())) {
                for (int i = number; i < count; i += CONNECTIONS) {
                    visit(connection, PAGES.get(i / CONNECTIONS % PAGES.size()), server);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void visit(RawConnection connection, String page, LoadServer server) throws IOException {
        connection.send("GET " + page + " HTTP/1.1\r\nHost: localhost:"
                + server.address().getPort() + "\r\nAccept: text/html\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest:"
                + " document\r\n\r\n");
        RawAnswer answer = connection.receive();
        boolean expected = page.equals(PAGES.get(0)) ? answer.status() / 100 == 3 : answer.status() == 200;
        if (!expected) {
            others.increment();
        }
        if (answer.cookies().stream().anyMatch(cookie -> cookie.startsWith("JSESSIONID="))) {
            sessionCookies.increment();
        }
    }
}
