package io.github.bankid4jakarta.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads bodies whose length nobody announced, as for those in chunks. The thread that brought the call waits for such a body:
 * Payara tells its end from several threads, and by then may use the same request for another call. So few are read at once
 * that bodies which fall silent take few threads of the container with them: a few of each client, and a few more in all.
 * Safe for use by several threads.
 */
final class UnannouncedBodies {

    static final int OF_A_CLIENT = 4;
    static final int IN_ALL = 16;

    /** Most bodies are here at once, so that a place becomes free as soon as that. */
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Duration deadline;
    private final LongSupplier nanos;
    private final Semaphore inAll = new Semaphore(IN_ALL, true);
    private final Map<String, Semaphore> ofClients = new ConcurrentHashMap<>();

    /**
     * Nothing is read yet.
     *
     * @param deadline how long a body may take whose bytes come slowly; how long one may be silent is the server's to say
     * @param nanos elapsed time
     */
    UnannouncedBodies(Duration deadline, LongSupplier nanos) {
        this.deadline = deadline;
        this.nanos = nanos;
    }

    /**
     * Waits for a body.
     *
     * @param owner whose it is
     * @param in where it comes from
     * @return all of it, or one byte more than the largest may have
     * @throws RefusedCall where it breaks off, takes too long, or too many others are being read
     */
    byte[] read(OrderOwner owner, InputStream in) {
        Semaphore ofClient = ofClients.computeIfAbsent(owner.clientId(), id -> new Semaphore(OF_A_CLIENT, true));
        enter(ofClient);
        try {
            enter(inAll);
            try {
                return inTime(in);
            } finally {
                inAll.release();
            }
        } finally {
            ofClient.release();
        }
    }

    private static void enter(Semaphore room) {
        try {
            if (!room.tryAcquire(MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RefusedCall(GatewayError.TOO_MANY_BODIES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedCall(GatewayError.TOO_MANY_BODIES);
        }
    }

    private byte[] inTime(InputStream in) {
        long start = nanos.getAsLong();
        try {
            return whole(in, start);
        } catch (SocketTimeoutException e) {
            throw new RefusedCall(GatewayError.REQUEST_TIMEOUT);
        } catch (IOException e) { // servers say in ways of their own that they waited in vain
            throw new RefusedCall(isLate(start) ? GatewayError.REQUEST_TIMEOUT : GatewayError.BROKEN_OFF);
        }
    }

    private byte[] whole(InputStream in, long start) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(BodyReader.LARGEST / 16);
        byte[] part = new byte[BodyReader.LARGEST / 4];
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
            body.write(part, 0, count);
            if (body.size() > BodyReader.LARGEST) {
                break;
            }
            if (isLate(start)) {
                throw new RefusedCall(GatewayError.REQUEST_TIMEOUT);
            }
        }
        return body.toByteArray();
    }

    private boolean isLate(long start) {
        return nanos.getAsLong() - start >= deadline.toNanos();
    }
}
