package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.it.servers.PageServers;
import io.github.bankid4jakarta.it.servers.StartedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the login adds to a page that anybody may see, for nobody and for somebody who is logged in, on the same server and in
 * turns: against the page of an application without it, and against an earlier build of the library where one is given. The
 * page without is measured twice in each turn: how far the two differ is how far the figures can be trusted.
 */
final class PageLoad {

    private static final List<String> SERVERS = List.of("payara-micro", "tomcat-10.1");
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final String NOBODY = "caller=nobody";
    private static final String SOMEBODY = "user=true";

    private final Report report;
    private final Optional<String> before;

    PageLoad(Report report, Optional<String> before) {
        this.report = report;
        this.before = before;
    }

    void run() throws IOException {
        for (String name : SERVERS) {
            try (StartedServer server =
                    PageServers.applications(name, before.map(Path::of).orElse(null))) {
                measure(name + ", applications", applications(server));
            }
            try (StartedServer server = PageServers.module(name)) {
                measure(name + ", server level", module(server));
            }
        }
    }

    private List<PageContestant> applications(StartedServer server) {
        List<PageContestant> all = new ArrayList<>();
        all.add(nobody(server, PageServers.WITHOUT, "no login"));
        all.add(nobody(server, PageServers.WITHOUT, "no login again"));
        all.add(nobody(server, PageServers.NOW, "drop-in, nobody"));
        all.add(somebody(server, PageServers.NOW, "drop-in, logged in"));
        if (before.isPresent()) {
            all.add(nobody(server, PageServers.BEFORE, "before, nobody"));
            all.add(somebody(server, PageServers.BEFORE, "before, logged in"));
        }
        return all;
    }

    private static List<PageContestant> module(StartedServer server) {
        return List.of(
                nobody(server, PageServers.MODULE, "module, nobody"),
                somebody(server, PageServers.MODULE, "module, logged in"));
    }

    private static PageContestant nobody(StartedServer server, String context, String name) {
        return new PageContestant(name, page(server, context), server.pid(), "", NOBODY);
    }

    private static PageContestant somebody(StartedServer server, String context, String name) {
        String session = PageServers.session(server.address().resolve(context + "/"));
        return new PageContestant(name, page(server, context), server.pid(), session, SOMEBODY);
    }

    private static URI page(StartedServer server, String context) {
        return server.address().resolve(context + "/public");
    }

    private void measure(String title, List<PageContestant> all) throws IOException {
        for (PageContestant contestant : all) {
            contestant.warmUp(WARM_UP);
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (PageContestant contestant : all) {
                contestant.play(ROUND);
            }
        }
        report.line("");
        report.line("GET /public, %s, %d rounds of %d s in turns", title, ROUNDS, ROUND.toSeconds());
        report.line("%-20s %10s %15s", "", "calls/s", "server us/call");
        for (PageContestant contestant : all) {
            report.line(
                    "%-20s %10.0f %15.1f",
                    contestant.name(),
                    contestant.median(Round::callsPerSecond),
                    contestant.median(Round::serverMicros));
        }
    }
}
