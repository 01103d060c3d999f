package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Any number of calls that wait, all served by the thread that runs {@link #listen}. */
final class WaitingCalls implements AutoCloseable {

    private static final int LARGEST_READ = 4096;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final InetSocketAddress server;
    private final PreparedCalls prepared;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST_READ);
    private final List<WaitingCall> calls = new ArrayList<>();

    WaitingCalls(InetSocketAddress server, PreparedCalls prepared) throws IOException {
        this.server = server;
        this.prepared = prepared;
        this.selector = Selector.open();
    }

    /** Something that may have come true. */
    @FunctionalInterface
    interface Condition {
        boolean isTrue() throws IOException;
    }

    WaitingCall open(String path, PersonalNumber person) throws IOException {
        WaitingCall call = new WaitingCall(server, person, prepared.authAndCollect(path, person), selector);
        calls.add(call);
        return call;
    }

    /** Takes in what arrives for that long. */
    void listen(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / NANOS_PER_MILLI) {
            selector.select(this::serve, left);
        }
    }

    /**
     * Takes in what arrives until something is true, which it asks a few times a second.
     *
     * @return how long that took
     * @throws IOException where it does not come true within the limit
     */
    Duration listenUntil(String what, Condition condition, Duration limit) throws IOException {
        long start = System.nanoTime();
        while (!condition.isTrue()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new IOException("waited " + limit.toSeconds() + " s in vain for " + what);
            }
            listen(PAUSE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void serve(SelectionKey key) {
        try {
            ((WaitingCall) key.attachment()).serve(key, buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<WaitingCall> all() {
        return List.copyOf(calls);
    }

    List<WaitingCall> waiting() {
        return calls.stream()
                .filter(call -> !call.isAnswered() && !call.isBroken())
                .toList();
    }

    /** Hangs up. */
    void close(List<WaitingCall> some) throws IOException {
        for (WaitingCall call : some) {
            call.close();
        }
        calls.removeAll(some);
    }

    @Override
    public void close() throws IOException {
        close(all());
        selector.close();
    }
}
