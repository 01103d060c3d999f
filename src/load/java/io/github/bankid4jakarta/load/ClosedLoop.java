package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Connections that each make one call after the other, all from the thread that runs this: one server thread more than the
 * machine has processors is busy, and no queue grows.
 */
final class ClosedLoop implements AutoCloseable {

    private static final long LONGEST_SILENCE_MILLIS = 10_000;

    private final Selector selector;
    private final List<RepeatingConnection> connections = new ArrayList<>();

    ClosedLoop(InetSocketAddress server, List<byte[]> calls) throws IOException {
        selector = Selector.open();
        for (byte[] call : calls) {
            connections.add(new RepeatingConnection(server, call, selector));
        }
    }

    /**
     * Makes calls until the time is over and the last of them are answered.
     *
     * @return how many were answered
     */
    long run(Duration time) throws IOException {
        long before = answers();
        long end = System.nanoTime() + time.toNanos();
        for (RepeatingConnection connection : connections) {
            connection.call();
        }
        int open = connections.size();
        while (open > 0) {
            boolean again = System.nanoTime() < end;
            int answered = serve(again);
            open -= again ? 0 : answered;
        }
        return answers() - before;
    }

    private int serve(boolean again) throws IOException {
        int[] answered = {0};
        int ready = selector.select(key -> answered[0] += serve(key, again) ? 1 : 0, LONGEST_SILENCE_MILLIS);
        if (ready == 0) {
            throw new IOException("no answer for " + LONGEST_SILENCE_MILLIS + " ms");
        }
        return answered[0];
    }

    private static boolean serve(SelectionKey key, boolean again) {
        RepeatingConnection connection = (RepeatingConnection) key.attachment();
        try {
            boolean answered = connection.read();
            if (answered && again) {
                connection.call();
            }
            return answered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long answers() {
        return connections.stream().mapToLong(RepeatingConnection::answers).sum();
    }

    /** What each connection was answered last. */
    List<String> lastBodies() {
        return connections.stream().map(RepeatingConnection::lastBody).toList();
    }

    @Override
    public void close() throws IOException {
        for (RepeatingConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
