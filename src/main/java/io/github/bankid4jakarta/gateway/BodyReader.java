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
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(LARGEST / 16);
    private final byte[] chunk = new byte[LARGEST / 4];
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    BodyReader(ServletInputStream in) {
        this.in = in;
    }

    /** The whole body; {@link RefusedCall} where it is too large or breaks off. May be completed from outside, to give up. */
    CompletableFuture<byte[]> body() {
        return body;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!body.isDone() && in.isReady()) {
            int count = in.read(chunk);
            if (count < 0) {
                return;
            }
            if (bytes.size() + count > LARGEST) {
                body.completeExceptionally(new RefusedCall(GatewayError.TOO_LARGE));
                return;
            }
            bytes.write(chunk, 0, count);
            if (isAllRead()) {
                body.complete(bytes.toByteArray());
            }
        }
    }

    /**
     * Asked before {@code isReady}, which at the end makes Payara call us once more, from another thread: that call finds a
     * request that was answered, and may by then be another one's.
     */
    private boolean isAllRead() throws IOException {
        return in.isFinished() && in.available() == 0;
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
