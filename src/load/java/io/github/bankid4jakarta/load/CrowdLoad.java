package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.it.Deployments;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The example with a hostile crowd, while honest people of the same addresses log in: whether they get in, as themselves and in
 * time, whether anything breaks, and what is left of it. Half of the time everybody has one address, half of it there are a
 * thousand.
 */
final class CrowdLoad {

    private static final Neighbourhood[] NEIGHBOURHOODS = {new Neighbourhood(1), new Neighbourhood(1000)};
    private static final int CROWD = 200;
    private static final int WARM_LOGINS = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration LONGEST_SETTLE = Duration.ofMinutes(8);
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final long HEAP_KEPT = 5_000_000;
    private static final int SPARE = 10;

    /** Sessions of people who left end soon, so that what is left can be seen. */
    private static final String DESCRIPTOR =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <session-config><session-timeout>1</session-timeout></session-config>
            </web-app>
            """;

    private final Report report;
    private final Size size;

    CrowdLoad(Report report, Size size) {
        this.report = report;
        this.size = size;
    }

    /**
     * How much there is of everything.
     *
     * @param time how long it takes, without what comes before and after
     * @param logins how many honest ones
     */
    record Size(Duration time, int logins) {}

    void run(Path folder) throws IOException {
        report.line("");
        report.line(
                "%d hostile connections for %d s, %d honest logins",
                CROWD, size.time().toSeconds(), size.logins());
        try (LoadServer server = LoadServer.start(folder, application(), "-Xmx512m")) {
            hold(server, NEIGHBOURHOODS[1], new CrowdTally(), new LoginTally(), WARM_UP, WARM_LOGINS);
            ServerState before = settle(server, null);
            report.line("before: %s", before.words());
            Verdict verdict = new Verdict(report);
            for (Neighbourhood addresses : NEIGHBOURHOODS) {
                phase(server, addresses, verdict);
            }
            report.line(
                    "at the end of it: %s", ServerState.of(server.readings()).words());
            ServerState after = settle(server, before);
            report.line("afterwards: %s", after.words());
            verdict.check("heap within 5 MB of before", after.heap() - before.heap() <= HEAP_KEPT);
            verdict.check("threads back", after.threads() <= before.threads() + SPARE);
            verdict.check("file descriptors back", after.descriptors() <= before.descriptors() + SPARE);
        }
    }

    private static WebArchive application() {
        return Deployments.exampleWithItsLimits(Map.of("bankid.trusted-proxies", "127.0.0.1"))
                .setWebXML(new StringAsset(DESCRIPTOR));
    }

    private static URI application(LoadServer server) {
        return URI.create("http://localhost:" + server.address().getPort() + "/");
    }

    private void phase(LoadServer server, Neighbourhood addresses, Verdict verdict) throws IOException {
        CrowdTally hostile = new CrowdTally();
        LoginTally honest = new LoginTally();
        int logins = size.logins() / NEIGHBOURHOODS.length;
        hold(server, addresses, hostile, honest, size.time().dividedBy(NEIGHBOURHOODS.length), logins);
        report.line("everybody of %d addresses:", addresses.size());
        hostile.print(report);
        honest.print(report);
        verdict.check("all honest logins passed", honest.passes() == logins);
        verdict.check("0 wrong", honest.wrongs() == 0);
        verdict.check("0 lost", honest.losses() == 0);
        verdict.check("0 waited longer than stated", honest.lates() == 0);
        verdict.check("0 answers of 500", honest.faults() + hostile.faults() == 0);
    }

    private static void hold(
            LoadServer server,
            Neighbourhood addresses,
            CrowdTally hostile,
            LoginTally honest,
            Duration time,
            int logins)
            throws IOException {
        Crowd crowd = Crowd.gather(server.address(), addresses, CROWD, hostile);
        try {
            new HonestLogins(application(server), addresses, honest).run(logins, time);
        } finally {
            crowd.close();
        }
    }

    /**
     * Waits until nobody's session is left, and until as little is held as there was before; not much longer than a short
     * crowd was there. What is over is forgotten when somebody comes, so now and then somebody does.
     */
    private ServerState settle(LoadServer server, ServerState before) throws IOException {
        Duration limit = size.time().compareTo(LONGEST_SETTLE) < 0 ? size.time() : LONGEST_SETTLE;
        long end = System.nanoTime() + limit.toNanos();
        ServerState state = ServerState.of(server.readings());
        while (System.nanoTime() < end && !isSettled(state, before)) {
            WaitingTime.pass(LOOK);
            new HonestLogins(application(server), NEIGHBOURHOODS[1], new LoginTally()).run(1, LOOK);
            state = ServerState.of(server.readings());
        }
        return state;
    }

    private static boolean isSettled(ServerState state, ServerState before) {
        boolean less = before == null
                || state.heap() - before.heap() <= HEAP_KEPT
                        && state.threads() <= before.threads() + SPARE
                        && state.descriptors() <= before.descriptors() + SPARE;
        return less && state.sessions() == 0;
    }
}
