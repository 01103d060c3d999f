package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * One login as the engine knows it: a value that moves forward only. Each change counts the version up, so that of two
 * copies of one order the newer is known.
 *
 * @param id tells this order from every other of the same browser; ours, and random
 * @param version counts the changes
 * @param backend the name of the backend; an answer of another backend is never taken
 * @param mode QR or same device; never changes
 * @param endUserIp the address of the browser that started
 * @param firstStart when the person asked for it
 * @param binding what must come back before a same-device order may be claimed
 * @param progress how far it has come
 */
record LoginOrder(
        String id,
        long version,
        String backend,
        LoginMode mode,
        String endUserIp,
        Instant firstStart,
        ReturnBinding binding,
        Progress progress) {

    static LoginOrder starting(String id, String backend, StartRequest request, ReturnBinding binding, Instant now) {
        Progress.Starting starting = new Progress.Starting(false, now);
        return new LoginOrder(id, 1, backend, request.mode(), request.endUserIp(), now, binding, starting);
    }

    boolean isNewerThan(LoginOrder other) {
        return !id.equals(other.id) || version > other.version;
    }

    boolean isPending() {
        return progress instanceof Progress.Starting || progress instanceof Progress.Running;
    }

    /** Whether somebody opened it in the app, which no crowd of browsers can do. */
    boolean isTakenUp() {
        return progress instanceof Progress.Completed
                || progress instanceof Progress.Running running && !running.awaitsPickUp();
    }

    boolean isFailed() {
        return progress instanceof Progress.Failed;
    }

    /** Whether it failed by something that is no word of BankID on the order, which may live on there. */
    boolean hasFailedOnUs() {
        return progress instanceof Progress.Failed failed && failed.failure().reason() == Failure.Reason.TECHNICAL;
    }

    Optional<OrderRef> runningRef() {
        return progress instanceof Progress.Running running
                ? Optional.of(running.order().orderRef())
                : Optional.empty();
    }

    /** Whether BankID was never asked to start it, as far as this copy knows. */
    boolean awaitsFirstStart() {
        return progress instanceof Progress.Starting starting && !starting.renewal();
    }

    /** What another node makes of it: the nonce is known only where it was made, and BankID must be given it at the start. */
    LoginOrder takenOver() {
        return awaitsFirstStart() && binding.outstanding() ? failed(Failure.of(Failure.Reason.UNAVAILABLE)) : this;
    }

    boolean dueForStart(Instant now) {
        return progress instanceof Progress.Starting starting && !now.isBefore(starting.notBefore());
    }

    boolean dueForCollect(Instant now) {
        return progress instanceof Progress.Running running && !now.isBefore(running.nextCollect());
    }

    LoginOrder started(StartedOrder order, Instant now) {
        return progress instanceof Progress.Starting ? with(Progress.Running.of(order, now)) : this;
    }

    LoginOrder collecting(Instant now) {
        return progress instanceof Progress.Running running ? with(running.collecting(now)) : this;
    }

    /**
     * A call that gave no usable answer. A running order and a renewal wait for the next turn; a first start fails, because
     * an order may exist that nobody knows and a second must not be made behind the person's back.
     */
    LoginOrder unanswered(Failure.Reason reason, Instant notBefore) {
        if (progress instanceof Progress.Running running) {
            return with(running.missed(notBefore));
        }
        if (progress instanceof Progress.Starting starting && starting.renewal()) {
            return with(new Progress.Starting(true, notBefore));
        }
        return failed(Failure.of(reason));
    }

    LoginOrder failed(Failure failure) {
        return with(new Progress.Failed(failure));
    }

    LoginOrder collected(OrderStatus status, Instant calledAt, Instant now, OrderRules rules) {
        if (!(progress instanceof Progress.Running running)) {
            return this;
        }
        if (status instanceof OrderStatus.Pending pending) {
            return with(running.hinted(pending.hintCode(), pending.qrText(), calledAt));
        }
        if (status instanceof OrderStatus.Complete complete) {
            return completed(complete.completionData(), now, rules);
        }
        return ended(((OrderStatus.Failed) status).hintCode(), now, rules);
    }

    private LoginOrder completed(CompletionData data, Instant now, OrderRules rules) {
        boolean sameDevice =
                mode == LoginMode.SAME_DEVICE && binding.nonceHash().isEmpty();
        if (sameDevice && !DeviceAddress.matches(rules.sameDevice(), endUserIp, data.deviceIpAddress())) {
            return failed(Failure.of(Failure.Reason.DEVICE_MISMATCH));
        }
        return with(new Progress.Completed(data, now));
    }

    private LoginOrder ended(HintCode hintCode, Instant now, OrderRules rules) {
        boolean unscanned = mode == LoginMode.QR && hintCode.equals(HintCode.START_FAILED);
        return unscanned && mayRenew(now, rules)
                ? with(new Progress.Starting(true, now))
                : failed(Failure.ended(hintCode));
    }

    private boolean mayRenew(Instant now, OrderRules rules) {
        return now.isBefore(firstStart.plus(rules.qrRenewal()));
    }

    /** What time alone makes of the order: a running one expires, a completed one can no longer be claimed. */
    LoginOrder at(Instant now, OrderRules rules) {
        if (progress instanceof Progress.Starting starting && starting.renewal() && !mayRenew(now, rules)) {
            return failed(Failure.ended(HintCode.START_FAILED));
        }
        return at(now);
    }

    LoginOrder at(Instant now) {
        if (progress instanceof Progress.Running running
                && now.isAfter(running.startedAt().plus(OrderRules.ORDER_LIFE))) {
            return failed(Failure.ended(HintCode.EXPIRED_TRANSACTION));
        }
        if (progress instanceof Progress.Completed completed
                && now.isAfter(completed.at().plus(OrderRules.CLAIM_WINDOW))) {
            return failed(Failure.of(Failure.Reason.CLAIM_EXPIRED));
        }
        return this;
    }

    LoginOrder received(String nonce) {
        if (isFailed() || !binding.outstanding()) {
            return this;
        }
        LoginOrder received =
                new LoginOrder(id, version + 1, backend, mode, endUserIp, firstStart, binding.receive(nonce), progress);
        return received.binding.guessedAt() ? received.failed(Failure.of(Failure.Reason.TECHNICAL)) : received;
    }

    /** Whether the nonce is this order's; also where the order failed before, for who cancels in the app is sent back too. */
    boolean isNamedBy(String nonce) {
        return binding.matches(nonce) && !binding.guessedAt();
    }

    Optional<ClaimedLogin> claimable() {
        return progress instanceof Progress.Completed completed && !binding.outstanding()
                ? Optional.of(new ClaimedLogin(completed.completionData().user(), backend, mode))
                : Optional.empty();
    }

    private LoginOrder with(Progress next) {
        return new LoginOrder(id, version + 1, backend, mode, endUserIp, firstStart, binding, next);
    }

    @Override
    public String toString() {
        return "LoginOrder[" + mode + ", " + progress.getClass().getSimpleName() + "]";
    }
}
