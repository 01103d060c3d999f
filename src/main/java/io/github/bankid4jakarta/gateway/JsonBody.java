package io.github.bankid4jakarta.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Takes in the JSON of a call as it arrives, within a deadline. Safe for use by several threads. */
final class JsonBody {

    private static final Pattern JSON =
            Pattern.compile("(?i)application/json\\s*(;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*)?");

    private final ScheduledExecutorService timer;
    private final Duration deadline;
    private final UnannouncedBodies unannounced;

    JsonBody(ScheduledExecutorService timer, Duration deadline) {
        this.timer = timer;
        this.deadline = deadline;
        this.unannounced = new UnannouncedBodies(deadline, System::nanoTime);
    }

    /**
     * Checks what the client says about its body, before a byte of it is read.
     *
     * @throws RefusedCall where it is not JSON, or too large
     */
    static void requireUsable(GatewayExchange exchange) {
        List<String> types = exchange.headers("Content-Type");
        boolean json = types.size() == 1 && JSON.matcher(types.get(0).strip()).matches();
        if (!json || !exchange.headers("Content-Encoding").isEmpty()) {
            throw new RefusedCall(GatewayError.UNSUPPORTED_MEDIA_TYPE);
        }
        if (exchange.contentLength() > BodyReader.LARGEST) {
            throw new RefusedCall(GatewayError.TOO_LARGE);
        }
    }

    /** The text of a body that is here already, or must be waited for as its length was not announced; not yet believed. */
    Optional<String> arrived(GatewayExchange exchange, OrderOwner owner) {
        Optional<byte[]> body = exchange.contentLength() < 0
                ? Optional.of(unannounced.read(owner, exchange.unannouncedBody()))
                : exchange.arrivedBody();
        return body.map(JsonBody::smallText);
    }

    /** The text of the body as it arrives, not yet believed; {@link RefusedCall} where it does not arrive whole, small and in time. */
    CompletionStage<String> of(GatewayExchange exchange) {
        CompletableFuture<byte[]> body = exchange.body();
        Future<?> limit = timer.schedule(
                () -> body.completeExceptionally(new RefusedCall(GatewayError.REQUEST_TIMEOUT)),
                deadline.toMillis(),
                TimeUnit.MILLISECONDS);
        return body.whenComplete((bytes, failure) -> limit.cancel(false)).thenApply(JsonBody::text);
    }

    private static String smallText(byte[] bytes) {
        if (bytes.length > BodyReader.LARGEST) {
            throw new RefusedCall(GatewayError.TOO_LARGE);
        }
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedCall(GatewayError.invalid("The body is not in UTF-8"));
        }
    }
}
