package io.github.bankid4jakarta.load;

import java.io.IOException;

/**
 * What a server holds, after a full collection.
 *
 * @param heap in bytes
 * @param threads how many
 * @param descriptors open files and connections
 * @param sessions HTTP sessions
 */
record ServerState(long heap, int threads, long descriptors, long sessions) {

    private static final String SESSION = "org.apache.catalina.session.StandardSession";
    private static final double MEGA = 1e6;

    static ServerState of(ProcessReadings readings) throws IOException {
        long heap = readings.liveHeapBytes();
        return new ServerState(heap, readings.threads(), readings.descriptors(), readings.instances(SESSION));
    }

    /** For the report. */
    String words() {
        return String.format(
                java.util.Locale.ROOT,
                "heap %.2f MB, %d threads, %d file descriptors, %d sessions",
                heap / MEGA,
                threads,
                descriptors,
                sessions);
    }
}
