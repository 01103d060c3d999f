package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.phone.PhoneEnd;
import io.github.bankid4jakarta.phone.PhoneOrderHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One call of {@code auth-and-collect} that waits for the end of its order. Safe for use by several threads. */
final class PhoneCall {

    /** What goes wrong at the start is answered by then, so that it has a status of its own. */
    private static final Duration FIRST_BEAT = Duration.ofSeconds(5);

    /**
     * How often a waiting client gets a blank from then on. Proxies give up after 30 or 60 seconds of silence, but a client
     * that has gone is noticed with the second or third blank only, and its order is open until then.
     */
    private static final Duration BEAT = Duration.ofSeconds(2);

    private static final int LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final GatewayExchange exchange;
    private final OrderOwner owner;
    private final PersonalNumber person;
    private final CompletableFuture<PhoneEnd> end = new CompletableFuture<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final CompletableFuture<Void> bankIdTold = new CompletableFuture<>();
    private volatile PhoneOrderHandle order;

    PhoneCall(GatewayExchange exchange, OrderOwner owner, PersonalNumber person) {
        this.exchange = exchange;
        this.owner = owner;
        this.person = person;
    }

    /** How the order ended, or why there is none. */
    CompletionStage<PhoneEnd> end() {
        return end;
    }

    /** Whether the same client called for the same person. */
    boolean isAboutTheSameAs(PhoneCall other) {
        return owner.clientId().equals(other.owner.clientId()) && person.equals(other.person);
    }

    /**
     * Starts the order, and from then on keeps the connection alive. Does neither where the client has gone.
     *
     * @param start starts it
     * @param broken what the client is told where the order breaks once the connection has been kept alive
     * @param timer beats
     */
    void begin(Supplier<PhoneOrderHandle> start, GatewayAnswer broken, ScheduledExecutorService timer) {
        exchange.whenGone(this::abandon);
        if (end.isDone()) {
            return;
        }
        try {
            Future<?> beats = timer.scheduleAtFixedRate(
                    () -> exchange.blank(broken), FIRST_BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
            end.whenComplete((ended, failure) -> beats.cancel(false));
            order = start.get();
            order.end().whenComplete(this::finish);
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

    /**
     * Finds out whether the client is still there, by blanks: to write to a connection that was closed fails, though not at
     * once.
     *
     * @param broken as for {@link #begin}
     * @param timer tells when to look again
     * @return completes when that is known, and never fails; the order of a client that has gone has ended at BankID by then
     */
    CompletionStage<Void> look(GatewayAnswer broken, ScheduledExecutorService timer) {
        CompletableFuture<Void> looked = new CompletableFuture<>();
        look(LOOKS, broken, timer, looked);
        return looked;
    }

    private void look(int left, GatewayAnswer broken, ScheduledExecutorService timer, CompletableFuture<Void> looked) {
        exchange.blank(broken);
        if (end.isDone()) {
            cancelOrder().whenComplete((told, failure) -> looked.complete(null));
        } else if (left == 0) {
            looked.complete(null);
        } else {
            lookLater(left - 1, broken, timer, looked);
        }
    }

    private void lookLater(
            int left, GatewayAnswer broken, ScheduledExecutorService timer, CompletableFuture<Void> looked) {
        try {
            timer.schedule(() -> look(left, broken, timer, looked), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            looked.complete(null); // the application is stopping, and so is the call
        }
    }

    /** Gives up: nobody waits any more, or nobody may. */
    void abandon() {
        end.completeExceptionally(new RefusedCall(GatewayError.maintenance(CallFailures.PAUSE)));
        cancelOrder();
    }

    /** Does nothing where there is no order, or it has ended. */
    private CompletionStage<Void> cancelOrder() {
        PhoneOrderHandle started = order;
        if (started == null) {
            return CompletableFuture.completedStage(null);
        }
        if (cancelled.compareAndSet(false, true)) {
            started.cancel().whenComplete((told, failure) -> bankIdTold.complete(null));
        }
        return bankIdTold;
    }
}
