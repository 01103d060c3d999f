package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.CollectPace;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

/** Makes the calls to BankID on the executor and turns whatever comes back into the order's next step. */
final class Upstream {

    private static final System.Logger LOG = System.getLogger(Upstream.class.getPackageName());

    private final BankIdClient client;
    private final OrderRules rules;
    private final StartTurns turns;
    private final OrderAnnouncer announcer;
    private final Clock clock;
    private final Executor executor;

    Upstream(BankIdClient client, OrderRules rules, OrderAnnouncer announcer, Clock clock, Executor executor) {
        this.client = client;
        this.rules = rules;
        this.turns = new StartTurns(clock, rules.startsPerAddress());
        this.announcer = announcer;
        this.clock = clock;
        this.executor = executor;
    }

    /** Makes the call that is due, if any. */
    void advance(LiveOrder live) {
        Instant now = clock.instant();
        settle(live.update(order -> order.at(now, rules)));
        live.begin(now, turns).ifPresent(order -> submit(live, order));
    }

    private void submit(LiveOrder live, LoginOrder order) {
        try {
            executor.execute(() -> finish(live, call(live, order)));
        } catch (RejectedExecutionException e) {
            BankIdException shed = BankIdUnavailableException.notSent("Too many calls to BankID at once", null);
            finish(live, new Result(Optional.empty(), failed(shed)));
        }
    }

    private void countTakenUp(LiveOrder live, LiveOrder.Change change) {
        int starts = change.justTakenUp() ? live.settleStarts() : 0;
        if (starts > 0) {
            turns.takenUp(change.after(), starts);
        }
    }

    /** An order that started too late, for one that has ended or goes on elsewhere, is known here only. */
    private void finish(LiveOrder live, Result result) {
        LiveOrder.Change change = live.finish(result.step());
        countTakenUp(live, change);
        boolean lives = !live.hasEnded() && !live.isSuperseded();
        result.started()
                .filter(ref -> !lives || !change.after().runningRef().equals(Optional.of(ref)))
                .ifPresent(this::cancel);
        if (lives && change.after().hasFailedOnUs()) {
            settle(change);
        } else if (lives) {
            announcer.changed(change);
        }
    }

    /** Tells what a step that BankID did not cause means, and ends an order that was given up by it at BankID too. */
    void settle(LiveOrder.Change change) {
        announcer.changed(change);
        if (change.justFailed()) {
            change.before().runningRef().ifPresent(this::cancel);
        }
    }

    /** Never throws: an order without a next step would stay in flight for ever. */
    private Result call(LiveOrder live, LoginOrder order) {
        try {
            return order.runningRef().map(this::collect).orElseGet(() -> start(live, order));
        } catch (BankIdException e) {
            return new Result(Optional.empty(), failed(e));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A call to BankID failed unexpectedly: {0}", e.getClass());
            announcer.trouble("unexpected " + e.getClass().getSimpleName());
            return new Result(Optional.empty(), current -> current.failed(Failure.of(Failure.Reason.TECHNICAL)));
        }
    }

    private Result start(LiveOrder live, LoginOrder order) {
        StartedOrder started =
                client.authenticate(new AuthenticationRequest(order.endUserIp(), Optional.empty(), live.returnUrl()));
        Instant now = clock.instant();
        return new Result(Optional.of(started.orderRef()), current -> current.started(started, now));
    }

    private Result collect(OrderRef orderRef) {
        Instant calledAt = clock.instant();
        OrderStatus status = client.collect(orderRef);
        Instant now = clock.instant();
        return new Result(Optional.empty(), current -> current.collected(status, calledAt, now, rules));
    }

    private UnaryOperator<LoginOrder> failed(BankIdException failure) {
        if (failure instanceof BankIdUnavailableException unavailable) {
            return order -> order.unanswered(Failure.Reason.UNAVAILABLE, next(unavailable));
        }
        if (failure instanceof BankIdRejectedException rejected) {
            return rejected(rejected.errorCode());
        }
        announcer.trouble(failure.getMessage());
        return ((BankIdProtocolException) failure).isContradictory()
                ? order -> order.failed(Failure.of(Failure.Reason.TECHNICAL))
                : order -> order.unanswered(Failure.Reason.TECHNICAL, next(failure));
    }

    private UnaryOperator<LoginOrder> rejected(ErrorCode code) {
        if (code.is(ErrorCode.ALREADY_IN_PROGRESS)) {
            return order -> order.failed(Failure.of(Failure.Reason.ALREADY_IN_PROGRESS));
        }
        if (code.is(ErrorCode.CANCELED)) {
            return order -> order.failed(Failure.ended(HintCode.CANCELLED));
        }
        announcer.trouble("call refused: " + code.value());
        return order -> order.failed(Failure.of(Failure.Reason.TECHNICAL));
    }

    private Instant next(BankIdException failure) {
        return clock.instant().plus(CollectPace.after(failure));
    }

    /** Ends an order at BankID. Best effort: an order that cannot be cancelled dies by itself. */
    void cancel(OrderRef orderRef) {
        try {
            executor.execute(() -> cancelNow(orderRef));
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "An order was not cancelled: too many calls are under way");
        }
    }

    private void cancelNow(OrderRef orderRef) {
        try {
            client.cancel(orderRef);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "An order was not cancelled: {0}", e.getClass());
        }
    }

    /**
     * What a call brought.
     *
     * @param started what BankID calls the order that it started, if it did
     * @param step what becomes of the order
     */
    private record Result(Optional<OrderRef> started, UnaryOperator<LoginOrder> step) {}
}
