package io.github.bankid4jakarta.gateway;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the small body of one request as it arrives, without a thread that waits for it. The container calls it, never twice
 * at once.
 */
final class BodyReader implements ReadListener {

    /** In bytes. The largest request that makes sense has less than a quarter of it. */
    static final int LARGEST = 4096;

    private final ServletInputStream in;
    private final long length;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(LARGEST / 16);
    private final byte[] chunk = new byte[LARGEST / 4];
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    /**
     * Reads nothing yet.
     *
     * @param in where the body comes from
     * @param length how long it is, in bytes; negative where the client does not say
     */
    BodyReader(ServletInputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    /** The whole body; {@link RefusedCall} where it is too large or breaks off. May be completed from outside, to give up. */
    CompletableFuture<byte[]> body() {
        return body;
    }

    /**
     * Never asks whether more is ready once all of it was read. Where that is asked, Payara goes on reading from the connection
     * at once, and takes the client's next call for more of this one.
     */
    @Override
    public void onDataAvailable() throws IOException {
        while (!body.isDone() && bytes.size() != length && in.isReady()) {
            int count = in.read(chunk);
            if (count < 0) {
                break;
            }
            if (bytes.size() + count > LARGEST) {
                body.completeExceptionally(new RefusedCall(GatewayError.TOO_LARGE));
                return;
            }
            bytes.write(chunk, 0, count);
        }
        if (in.isFinished() && in.available() == 0) {
            body.complete(bytes.toByteArray());
        }
    }

    @Override
    public void onAllDataRead() {
        body.complete(bytes.toByteArray());
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(new RefusedCall(GatewayError.BROKEN_OFF));
    }
}
