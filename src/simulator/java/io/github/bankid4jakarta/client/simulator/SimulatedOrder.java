package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.simulator.OrderState.Cancelled;
import io.github.bankid4jakarta.client.simulator.OrderState.Ended;
import io.github.bankid4jakarta.client.simulator.OrderState.InApp;
import io.github.bankid4jakarta.client.simulator.OrderState.Waiting;
import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.OrderStatus.Complete;
import io.github.bankid4jakarta.model.OrderStatus.Failed;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One order with its names, its terms and its state. Guarded by the {@link OrderBook} that holds it. */
final class SimulatedOrder {

    private final OrderNames names;
    private final OrderTerms terms;
    private final Instant started;
    private OrderState state = new Waiting();
    private PersonalNumber owner;

    SimulatedOrder(OrderNames names, OrderTerms terms, Instant started) {
        this.names = names;
        this.terms = terms;
        this.started = started;
    }

    OrderRef orderRef() {
        return names.orderRef();
    }

    AutoStartToken autoStartToken() {
        return names.autoStartToken();
    }

    AnimatedQr animatedQr() {
        return names.animatedQr();
    }

    String handle() {
        return names.handle();
    }

    OrderTerms terms() {
        return terms;
    }

    /** Whose order it is, once that is known. */
    Optional<PersonalNumber> owner() {
        return Optional.ofNullable(owner);
    }

    void ownedBy(PersonalNumber number) {
        owner = number;
    }

    Instant started() {
        return started;
    }

    /** Ends the order where its time has run out. */
    void passTime(Instant now, SimulatorRules rules) {
        if (state instanceof Waiting) {
            failAfter(started.plus(rules.pickUpTime()), HintCode.START_FAILED, now);
        } else if (state instanceof InApp inApp) {
            failAfter(inApp.since().plus(rules.completionTime()), HintCode.EXPIRED_TRANSACTION, now);
        }
    }

    private void failAfter(Instant deadline, HintCode hintCode, Instant now) {
        if (!now.isBefore(deadline)) {
            state = new Ended(new Failed(hintCode), deadline);
        }
    }

    boolean isForgotten(Instant now) {
        if (state instanceof Ended ended) {
            Duration kept =
                    ended.status() instanceof Complete ? SimulatorRules.COMPLETE_KEPT : SimulatorRules.FAILED_KEPT;
            return !now.isBefore(ended.at().plus(kept));
        }
        return state instanceof Cancelled cancelled
                && !now.isBefore(cancelled.at().plus(SimulatorRules.FAILED_KEPT));
    }

    boolean isWaiting() {
        return state instanceof Waiting;
    }

    boolean isLive() {
        return isWaiting() || state instanceof InApp;
    }

    boolean isCancelled() {
        return state instanceof Cancelled;
    }

    Optional<InApp> inApp() {
        return state instanceof InApp inApp ? Optional.of(inApp) : Optional.empty();
    }

    OrderStatus status(Instant now) {
        if (state instanceof Ended ended) {
            return ended.status();
        }
        return inApp().map(inApp -> new Pending(inApp.hintCode(), Optional.empty()))
                .orElseGet(() -> new Pending(HintCode.OUTSTANDING_TRANSACTION, qrText(now)));
    }

    /** The text of the QR code of this moment; an order over the phone has none. */
    Optional<String> qrText(Instant now) {
        return terms.byPhone() ? Optional.empty() : Optional.of(animatedQr().text(second(now)));
    }

    long second(Instant now) {
        return Duration.between(started, now).toSeconds();
    }

    void pickUp(SimulatedPerson person, String address, boolean launched, Instant now) {
        HintCode first = terms.byPhone() ? HintCode.USER_CALL_CONFIRM : HintCode.USER_SIGN;
        state = new InApp(person, address, launched, first, now);
    }

    void ask(InApp inApp, HintCode hintCode) {
        state = inApp.at(hintCode);
    }

    void end(OrderStatus status, Instant now) {
        state = new Ended(status, now);
    }

    void cancel(Instant now) {
        state = new Cancelled(now);
    }

    @Override
    public String toString() {
        return "SimulatedOrder[" + state.getClass().getSimpleName() + "]";
    }
}
