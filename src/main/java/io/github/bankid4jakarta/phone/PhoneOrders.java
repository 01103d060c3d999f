package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.CollectPace;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Follows orders over the phone to their ends. No thread waits for an order: a timer says when to ask BankID, and the executor
 * asks, at most once in two seconds for each order. An order survives that BankID cannot be reached, until its deadline.
 * Nobody but the person who was asked for can complete one. Safe for use by several threads.
 */
public final class PhoneOrders implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PhoneOrders.class.getPackageName());

    private final BankIdClient client;
    private final PhoneRules rules;
    private final Executor upstream;
    private final Executor blocking;
    private final ScheduledExecutorService timer;
    private final OrderCancels cancels;
    private final boolean answersAtTheEnd;
    private final Set<RunningPhoneOrder> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Prepares to start orders.
     *
     * @param client reaches BankID
     * @param rules the bounds
     * @param upstream makes the calls to BankID, a bounded number at once
     * @param blocking makes those that take minutes, a bounded number at once; used only for a backend with
     *     {@link Capability#PHONE_ANSWERS_AT_THE_END}
     * @param timer says when; does no work itself
     */
    public PhoneOrders(
            BankIdClient client,
            PhoneRules rules,
            Executor upstream,
            Executor blocking,
            ScheduledExecutorService timer) {
        this.client = client;
        this.rules = rules;
        this.upstream = upstream;
        this.blocking = blocking;
        this.timer = timer;
        this.cancels = new OrderCancels(client, upstream, timer);
        this.answersAtTheEnd = client.capabilities().contains(Capability.PHONE_ANSWERS_AT_THE_END);
    }

    /**
     * Starts an order and follows it. Never blocks and never throws for what BankID does: the handle tells.
     *
     * @param request whom to identify, and who rang whom
     * @return the order
     */
    public PhoneOrderHandle start(PhoneAuthenticationRequest request) {
        RunningPhoneOrder order = new RunningPhoneOrder(request, this::cancelled);
        if (closed || running.size() >= rules.waiting()) {
            order.fail(BankIdUnavailableException.notSent("Too many orders over the phone at once", null));
            return order;
        }
        running.add(order);
        order.end().whenComplete((end, failure) -> running.remove(order));
        try {
            order.deadline(timer.schedule(() -> expired(order), rules.deadline().toMillis(), TimeUnit.MILLISECONDS));
            submitStart(order);
        } catch (RejectedExecutionException e) {
            order.fail(BankIdUnavailableException.notSent("Too many calls to BankID at once", null));
        }
        if (closed) {
            order.fail(stopping()); // closed meanwhile, and perhaps not seen there
        }
        return order;
    }

    /**
     * How many orders run.
     *
     * @return at most {@link PhoneRules#waiting()}
     */
    public int size() {
        return running.size();
    }

    private void submitStart(RunningPhoneOrder order) {
        if (answersAtTheEnd) {
            FutureTask<Void> call = new FutureTask<>(() -> begin(order), null);
            order.longCall(call);
            blocking.execute(call);
            order.markStarted();
        } else {
            upstream.execute(() -> begin(order));
        }
    }

    private void begin(RunningPhoneOrder order) {
        try {
            PhoneOrder answer = call(order);
            if (answer instanceof PhoneOrder.Ended ended) {
                ended(order, ended.orderRef(), ended.status());
            } else {
                running(order, ((PhoneOrder.Running) answer).orderRef());
            }
        } catch (BankIdException e) {
            order.fail(e);
        } catch (RuntimeException e) {
            order.fail(unexpected(e));
        }
    }

    private PhoneOrder call(RunningPhoneOrder order) {
        try {
            return client.phoneAuthenticate(order.request());
        } finally {
            order.callReturned();
        }
    }

    private void running(RunningPhoneOrder order, OrderRef orderRef) {
        if (order.running(orderRef)) {
            collectIn(order, orderRef, CollectPace.INTERVAL);
        } else {
            cancels.cancel(orderRef);
        }
    }

    private void collectIn(RunningPhoneOrder order, OrderRef orderRef, Duration pause) {
        try {
            order.nextCollect(
                    timer.schedule(() -> submitCollect(order, orderRef), pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            order.fail(stopping());
        }
    }

    /** Where too many calls are under way, the next turn comes by itself. */
    private void submitCollect(RunningPhoneOrder order, OrderRef orderRef) {
        try {
            upstream.execute(() -> collect(order, orderRef));
        } catch (RejectedExecutionException e) {
            collectIn(order, orderRef, CollectPace.INTERVAL);
        }
    }

    private void collect(RunningPhoneOrder order, OrderRef orderRef) {
        if (order.hasEnded()) {
            return;
        }
        try {
            collected(order, orderRef, client.collect(orderRef));
        } catch (BankIdException e) {
            missed(order, orderRef, e);
        } catch (RuntimeException e) {
            giveUp(order, orderRef, unexpected(e));
        }
    }

    private void collected(RunningPhoneOrder order, OrderRef orderRef, OrderStatus status) {
        if (status instanceof OrderStatus.Pending pending) {
            order.hint(pending.hintCode());
            collectIn(order, orderRef, CollectPace.INTERVAL);
        } else {
            ended(order, orderRef, status);
        }
    }

    private void ended(RunningPhoneOrder order, OrderRef orderRef, OrderStatus status) {
        if (status instanceof OrderStatus.Complete complete && !isWhomWeAskedFor(order, complete)) {
            order.fail(BankIdProtocolException.contradictory("BankID identified somebody else than was asked for"));
        } else {
            order.finish(Optional.of(orderRef), status);
        }
    }

    private static boolean isWhomWeAskedFor(RunningPhoneOrder order, OrderStatus.Complete complete) {
        return complete.completionData()
                .user()
                .personalNumber()
                .equals(order.request().personalNumber());
    }

    private void missed(RunningPhoneOrder order, OrderRef orderRef, BankIdException failure) {
        if (failure instanceof BankIdRejectedException rejected) {
            refused(order, orderRef, rejected);
        } else if (failure instanceof BankIdProtocolException protocol && protocol.isContradictory()) {
            giveUp(order, orderRef, protocol);
        } else {
            collectIn(order, orderRef, CollectPace.after(failure));
        }
    }

    private static void refused(RunningPhoneOrder order, OrderRef orderRef, BankIdRejectedException rejected) {
        if (rejected.errorCode().is(ErrorCode.CANCELED)) {
            order.finish(Optional.of(orderRef), new OrderStatus.Failed(HintCode.CANCELLED));
        } else {
            order.fail(rejected);
        }
    }

    private void giveUp(RunningPhoneOrder order, OrderRef orderRef, BankIdException failure) {
        if (order.fail(failure)) {
            cancels.cancel(orderRef);
        }
    }

    private void expired(RunningPhoneOrder order) {
        stop(order, HintCode.EXPIRED_TRANSACTION);
    }

    private CompletionStage<Void> cancelled(RunningPhoneOrder order) {
        return stop(order, HintCode.CANCELLED);
    }

    private CompletionStage<Void> stop(RunningPhoneOrder order, HintCode why) {
        boolean stopped = order.finish(order.orderRef(), new OrderStatus.Failed(why));
        return stopped && order.orderRef().isPresent()
                ? cancels.cancel(order.orderRef().get())
                : CompletableFuture.completedStage(null);
    }

    /** The message of what happened may quote what must not be logged. */
    private static BankIdException unexpected(RuntimeException failure) {
        LOG.log(System.Logger.Level.ERROR, "A call to BankID failed unexpectedly: {0}", failure.getClass());
        return BankIdProtocolException.unreadable("A call to BankID failed unexpectedly", null);
    }

    private static BankIdUnavailableException stopping() {
        return BankIdUnavailableException.notSent("The application is stopping", null);
    }

    /** Ends every order, here as unavailable and at BankID, for which it waits a few seconds. */
    @Override
    public void close() {
        closed = true;
        List<CompletableFuture<Void>> cancelled = running.stream()
                .filter(order -> order.fail(stopping()))
                .flatMap(order -> order.orderRef().stream())
                .map(cancels::cancel)
                .toList();
        try {
            CompletableFuture.allOf(cancelled.toArray(CompletableFuture[]::new))
                    .get(PhoneRules.FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "Not all orders were cancelled before the application stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
