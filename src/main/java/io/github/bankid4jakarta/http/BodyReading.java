package io.github.bankid4jakarta.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads small bodies, and does not let those who send theirs slowly keep the container's threads. What came together with its
 * head is read at once. Anybody else has a moment, a few at a time have longer, and nobody has more than the deadline. Safe for
 * use by several threads.
 */
final class BodyReading {

    /** In bytes. The largest form of ours has less than a quarter of it. */
    static final int LARGEST = 4096;

    /** Browsers send a body right behind its head, without being asked for it. */
    static final Duration MOMENT = Duration.ofMillis(250);

    static final Duration DEADLINE = Duration.ofSeconds(5);

    /** How many may take longer than a moment at once: fewer than the threads of any server. */
    static final int SLOW_AT_ONCE = 4;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final ScheduledExecutorService timer;
    private final Semaphore slow = new Semaphore(SLOW_AT_ONCE);

    /**
     * Reads nothing yet.
     *
     * @param timer tells when time is up
     */
    BodyReading(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * The whole body.
     *
     * @throws Refused where it is too large, comes too slowly, or breaks off
     */
    byte[] read(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > LARGEST) {
            throw new Refused(Refusal.TOO_LARGE);
        }
        try {
            ServletInputStream in = request.getInputStream();
            return length >= 0 && in.available() >= length ? in.readNBytes((int) length) : inTurn(in, length);
        } catch (IOException e) {
            throw new Refused(Refusal.BROKEN_OFF);
        }
    }

    private byte[] inTurn(ServletInputStream in, long length) throws IOException {
        Turn turn = new Turn(Thread.currentThread());
        turn.begin();
        try {
            return untilWhole(in, length, turn);
        } catch (IOException | RuntimeException e) { // servers differ in how they say that they were interrupted
            throw turn.end().<RuntimeException>map(why -> why).orElseGet(() -> refusal(e));
        } finally {
            turn.end();
        }
    }

    /** The server may lose its patience before us. */
    private static RuntimeException refusal(Exception failure) {
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new Refused(failure instanceof SocketTimeoutException ? Refusal.TOO_SLOW : Refusal.BROKEN_OFF);
    }

    /** Looks at the clock between reads too, because a server may read on in spite of an interrupt. */
    private static byte[] untilWhole(ServletInputStream in, long length, Turn turn) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(LARGEST / 16);
        byte[] chunk = new byte[LARGEST / 4];
        while (body.size() != length) {
            int count = in.read(chunk);
            if (count < 0 && length > body.size()) {
                throw new EOFException();
            }
            if (count < 0) {
                break;
            }
            body.write(chunk, 0, count);
            if (body.size() > LARGEST) {
                throw new Refused(Refusal.TOO_LARGE);
            }
            if (body.size() != length && turn.isUp()) {
                throw new InterruptedIOException();
            }
        }
        return body.toByteArray();
    }

    /** The time that one body has. Ends by itself, or by an interrupt of the thread that waits for the rest of the body. */
    private final class Turn {

        private final Thread reader;
        private Runnable alarm = () -> {};
        private Refused up;
        private boolean lasting;
        private boolean over;

        Turn(Thread reader) {
            this.reader = reader;
        }

        void begin() {
            try {
                ring(MOMENT, this::momentIsOver);
            } catch (RejectedExecutionException e) {
                throw new Refused(Refusal.CROWDED, SOON); // the application is about to end
            }
        }

        private synchronized void ring(Duration in, Runnable then) {
            Future<?> task = timer.schedule(then, in.toMillis(), TimeUnit.MILLISECONDS);
            alarm = () -> task.cancel(false);
        }

        private synchronized void momentIsOver() {
            if (over) {
                return;
            }
            lasting = slow.tryAcquire();
            if (lasting) {
                ring(DEADLINE.minus(MOMENT), () -> giveUp(new Refused(Refusal.TOO_SLOW)));
            } else {
                giveUp(new Refused(Refusal.CROWDED, SOON));
            }
        }

        private synchronized void giveUp(Refused why) {
            if (!over) {
                up = why;
                reader.interrupt();
            }
        }

        synchronized boolean isUp() {
            return up != null;
        }

        /** Why the body was given up; empty where it was not. The thread is the container's, and goes back as it came. */
        synchronized Optional<Refused> end() {
            if (over) {
                return Optional.ofNullable(up);
            }
            over = true;
            alarm.run();
            if (lasting) {
                slow.release();
            }
            if (up != null) {
                Thread.interrupted();
            }
            return Optional.ofNullable(up);
        }
    }
}
