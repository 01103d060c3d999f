package io.github.bankid4jakarta.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** The connection on which a body arrives, as fast as a test sends it. Whoever reads from it waits, as in a container. */
final class BodyLine extends InputStream {

    private static final int END = -1;
    private static final int BREAK = -2;
    private static final int TIME_OUT = -3;

    private final BlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
    private final Semaphore waits = new Semaphore(0);
    private final boolean deaf;

    private BodyLine(boolean deaf) {
        this.deaf = deaf;
    }

    static BodyLine silent() {
        return new BodyLine(false);
    }

    /** Of a server that goes on waiting in spite of an interrupt. */
    static BodyLine deaf() {
        return new BodyLine(true);
    }

    BodyLine send(String text) {
        for (byte sent : text.getBytes(StandardCharsets.US_ASCII)) {
            bytes.add((int) sent);
        }
        return this;
    }

    BodyLine end() {
        bytes.add(END);
        return this;
    }

    BodyLine breakOff() {
        bytes.add(BREAK);
        return this;
    }

    /** The server waits no longer. */
    BodyLine timeOut() {
        bytes.add(TIME_OUT);
        return this;
    }

    /** Comes back when somebody waits for more than was sent. */
    void awaitReader() throws InterruptedException {
        waits.acquire();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? END : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int next = next();
        if (next == BREAK) {
            throw new IOException("The connection was reset");
        }
        if (next == TIME_OUT) {
            throw new SocketTimeoutException();
        }
        if (next == END) {
            return END;
        }
        buffer[offset] = (byte) next;
        return 1;
    }

    private int next() throws IOException {
        Integer here = bytes.poll();
        if (here != null) {
            return here;
        }
        waits.release();
        while (true) {
            try {
                return bytes.take();
            } catch (InterruptedException e) {
                if (!deaf) {
                    Thread.currentThread().interrupt(); // as after the interrupt of a channel's selector
                    throw new InterruptedIOException("Time is up");
                }
            }
        }
    }
}
