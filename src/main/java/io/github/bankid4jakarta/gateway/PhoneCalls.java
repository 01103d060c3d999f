package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.phone.PhoneEnd;
import io.github.bankid4jakarta.phone.PhoneOrders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/**
 * The calls of {@code auth-and-collect}, which wait for people. None of them holds a thread. An order whose client goes away
 * is cancelled. Safe for use by several threads.
 */
final class PhoneCalls implements GatewayOperation, AutoCloseable {

    private final PhoneOrders orders;
    private final ClientLimits limits;
    private final Semaphore room;
    private final ScheduledExecutorService timer;
    private final GatewayAnswers answers;
    private final BackendTroubles troubles;
    private final GatewayAnswer broken;
    private final Set<PhoneCall> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    PhoneCalls(
            PhoneOrders orders,
            ClientLimits limits,
            int mostWaiting,
            ScheduledExecutorService timer,
            GatewayAnswers answers,
            BackendTroubles troubles) {
        this.orders = orders;
        this.limits = limits;
        this.room = new Semaphore(mostWaiting);
        this.timer = timer;
        this.answers = answers;
        this.troubles = troubles;
        this.broken = answers.status(Optional.empty(), new OrderStatus.Failed(HintCode.CANCELLED));
    }

    @Override
    public CompletionStage<GatewayAnswer> perform(GatewayExchange exchange, GatewayClient client, String json) {
        PhoneAuthenticationRequest request = RequestValues.phoneAuthentication(json);
        Runnable leave = enter(client.owner());
        PhoneCall call = new PhoneCall(exchange, client.owner(), request.personalNumber());
        List<PhoneCall> before = waiting.stream().filter(call::isAboutTheSameAs).toList();
        waiting.add(call);
        CompletionStage<PhoneEnd> left = call.end().whenComplete((end, failure) -> {
            waiting.remove(call);
            leave.run();
            troubles.report(failure);
        });
        lookAt(before).thenRun(() -> begin(call, request));
        return left.thenApply(end -> answers.status(end.orderRef(), end.status()));
    }

    /**
     * A client that hung up and calls again means to replace its order, which must have ended at BankID before the next one
     * starts: else BankID refuses the next one and ends both.
     */
    private CompletionStage<Void> lookAt(List<PhoneCall> before) {
        return CompletableFuture.allOf(before.stream()
                .map(call -> call.look(broken, timer).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private void begin(PhoneCall call, PhoneAuthenticationRequest request) {
        call.begin(() -> orders.start(request), broken, timer);
        if (closed) {
            call.abandon();
        }
    }

    /** Takes a place here and one among the client's own orders. What it answers gives both back. */
    private Runnable enter(OrderOwner owner) {
        if (closed || !room.tryAcquire()) {
            throw new RefusedCall(GatewayError.maintenance(CallFailures.PAUSE));
        }
        try {
            ClientLimits.Permit permit = limits.start(owner);
            return () -> {
                permit.release();
                room.release();
            };
        } catch (RuntimeException e) {
            room.release();
            throw e;
        }
    }

    /** How many calls wait. */
    int waiting() {
        return waiting.size();
    }

    /** Ends all waiting calls, and their orders. */
    @Override
    public void close() {
        closed = true;
        waiting.forEach(PhoneCall::abandon);
    }
}
