package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Counts what worked on each server in each way, leaves that below {@code target/servers/results}, and compares it with what
 * the documentation says. With {@code -Dgolden.update=true} the documentation's figures are written instead.
 */
final class SuiteResults implements AfterEachCallback, AfterAllCallback {

    private final Map<String, Map<Way, Tally>> tallies = new TreeMap<>();

    /** A part of the suite that knows where it runs. */
    interface Part {

        /** The application, or the first of them. */
        Place place();
    }

    private record Tally(int passed, int failed, int skipped) {

        private static final Tally NONE = new Tally(0, 0, 0);

        Tally with(Optional<Throwable> failure) {
            if (failure.isEmpty()) {
                return new Tally(passed + 1, failed, skipped);
            }
            return failure.get() instanceof TestAbortedException
                    ? new Tally(passed, failed, skipped + 1)
                    : new Tally(passed, failed + 1, skipped);
        }

        boolean works() {
            return passed > 0 && failed == 0;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getRequiredTestInstance() instanceof Part part) {
            count(part.place(), context.getExecutionException());
        }
    }

    private synchronized void count(Place place, Optional<Throwable> failure) {
        Map<Way, Tally> ofServer = tallies.computeIfAbsent(place.server().name(), server -> new EnumMap<>(Way.class));
        ofServer.put(place.way(), ofServer.getOrDefault(place.way(), Tally.NONE).with(failure));
    }

    /** Runs after the nested classes too, which have nothing to compare. */
    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (!context.getRequiredTestClass().equals(ServersIT.class)) {
            return;
        }
        tallies.forEach(SuiteResults::write);
        ServersTable documented = ServersTable.committed();
        if (Boolean.getBoolean("golden.update")) {
            update(documented);
        }
        tallies.forEach((server, ways) -> ways.forEach((way, tally) -> assertThat(tally.works())
                .as("%s works on %s, as documented: %s", way.title(), server, tally)
                .isEqualTo(documented.works(server, way))));
    }

    /** What is not said to work was not tried here: the tests of that server show why. */
    private void update(ServersTable documented) {
        for (Server server : Servers.all()) {
            Map<Way, Tally> ways = tallies.getOrDefault(server.name(), Map.of());
            ways.forEach((way, tally) -> documented.update(server.name(), way, tally.works()));
            if (!ways.isEmpty()) {
                EnumSet.complementOf(EnumSet.copyOf(server.ways()))
                        .forEach(way -> documented.update(server.name(), way, false));
            }
        }
    }

    private static void write(String server, Map<Way, Tally> ways) {
        Map<String, String> lines = new TreeMap<>();
        ways.forEach((way, tally) -> {
            lines.put(way.key(), tally.works() ? ServersTable.WORKS : ServersTable.DOES_NOT);
            lines.put(way.key() + ".passed", String.valueOf(tally.passed()));
            lines.put(way.key() + ".failed", String.valueOf(tally.failed()));
            lines.put(way.key() + ".skipped", String.valueOf(tally.skipped()));
        });
        ServersTable.store(ServersFolder.results(server), lines);
    }
}
