package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.CollectPace;
import io.github.bankid4jakarta.model.OrderRef;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cancels orders at BankID that nobody waits for any more. Safe for use by several threads. */
final class OrderCancels {

    private static final System.Logger LOG = System.getLogger(OrderCancels.class.getPackageName());

    private final BankIdClient client;
    private final Executor upstream;
    private final ScheduledExecutorService timer;

    OrderCancels(BankIdClient client, Executor upstream, ScheduledExecutorService timer) {
        this.client = client;
        this.upstream = upstream;
        this.timer = timer;
    }

    /**
     * Cancels an order as soon as there is a thread for it.
     *
     * @param orderRef the order
     * @return completes when that was tried, and never fails
     */
    CompletableFuture<Void> cancel(OrderRef orderRef) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        submit(orderRef, done);
        return done;
    }

    private void submit(OrderRef orderRef, CompletableFuture<Void> done) {
        try {
            upstream.execute(() -> {
                cancelNow(orderRef);
                done.complete(null);
            });
        } catch (RejectedExecutionException e) {
            submitLater(orderRef, done);
        }
    }

    private void submitLater(OrderRef orderRef, CompletableFuture<Void> done) {
        try {
            timer.schedule(() -> submit(orderRef, done), CollectPace.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "An order was not cancelled: the application is stopping");
            done.complete(null);
        }
    }

    /** An order that cannot be cancelled dies by itself. */
    private void cancelNow(OrderRef orderRef) {
        try {
            client.cancel(orderRef);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "An order was not cancelled: {0}", e.getClass());
        }
    }
}
