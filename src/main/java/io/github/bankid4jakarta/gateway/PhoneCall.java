package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.phone.PhoneEnd;
import io.github.bankid4jakarta.phone.PhoneOrderHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One call of {@code auth-and-collect} that waits for the end of its order. Safe for use by several threads. */
final class PhoneCall {

    /** How often a waiting client gets a blank. Proxies give up after 30 or 60 seconds of silence. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final GatewayExchange exchange;
    private final CompletableFuture<PhoneEnd> end = new CompletableFuture<>();
    private volatile PhoneOrderHandle order;

    PhoneCall(GatewayExchange exchange) {
        this.exchange = exchange;
    }

    /** How the order ended, or why there is none. */
    CompletionStage<PhoneEnd> end() {
        return end;
    }

    /**
     * Starts the order, and from then on keeps the connection alive.
     *
     * @param start starts it
     * @param broken what the client is told where the order breaks once the connection has been kept alive
     * @param timer beats
     */
    void begin(Supplier<PhoneOrderHandle> start, GatewayAnswer broken, ScheduledExecutorService timer) {
        try {
            Future<?> beats = timer.scheduleAtFixedRate(
                    () -> exchange.blank(broken), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            end.whenComplete((ended, failure) -> beats.cancel(false));
            order = start.get();
            order.end().whenComplete(this::finish);
            exchange.whenGone(this::abandon);
        } catch (RuntimeException e) {
            finish(null, e);
        }
        if (end.isDone()) {
            cancelOrder();
        }
    }

    private void finish(PhoneEnd ended, Throwable failure) {
        if (failure == null) {
            end.complete(ended);
        } else {
            end.completeExceptionally(failure);
        }
    }

    /** Gives up: nobody waits any more, or nobody may. */
    void abandon() {
        end.completeExceptionally(new RefusedCall(GatewayError.maintenance(CallFailures.PAUSE)));
        cancelOrder();
    }

    /** Does nothing where the order has ended. */
    private void cancelOrder() {
        PhoneOrderHandle started = order;
        if (started != null) {
            started.cancel();
        }
    }
}
