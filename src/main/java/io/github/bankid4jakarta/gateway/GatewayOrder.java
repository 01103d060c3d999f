package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.CollectPace;
import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An order as all nodes know it. Each step is a new value, which counts once it replaced the old one in the store.
 *
 * @param clientId whose order it is
 * @param onePerson whether it was started for one person, who needs no QR code
 * @param animatedQr makes the QR code, where we compute it; dropped at the end
 * @param startedAt when BankID answered to the start: the zero of the QR code's clock
 * @param nextCollect when BankID may be asked again
 * @param inFlightUntil when a call in flight counts as lost, with the node that made it
 * @param status BankID's last word; empty before the first
 * @param endsAt when the order is forgotten
 */
record GatewayOrder(
        String clientId,
        boolean onePerson,
        Optional<AnimatedQr> animatedQr,
        Instant startedAt,
        Instant nextCollect,
        Instant inFlightUntil,
        Optional<OrderStatus> status,
        Instant endsAt) {

    private static final OrderStatus UNTIL_THE_FIRST_WORD =
            new OrderStatus.Pending(HintCode.OUTSTANDING_TRANSACTION, Optional.empty());

    static GatewayOrder started(OrderOwner owner, AuthenticationRequest request, StartedOrder order, Instant now) {
        return new GatewayOrder(
                owner.clientId(),
                request.personalNumber().isPresent(),
                order.animatedQr(),
                now,
                now,
                Instant.EPOCH,
                Optional.empty(),
                now.plus(GatewayRules.ORDER_LIFE));
    }

    boolean belongsTo(OrderOwner owner) {
        return clientId.equals(owner.clientId());
    }

    boolean isForgotten(Instant now) {
        return !now.isBefore(endsAt);
    }

    boolean isFinal() {
        return status.isPresent() && !(status.get() instanceof OrderStatus.Pending);
    }

    boolean isDue(Instant now) {
        return !isFinal() && !now.isBefore(nextCollect) && !now.isBefore(inFlightUntil);
    }

    /** The end of the lease names the claim, so it has the precision of the text. */
    GatewayOrder collecting(Instant now) {
        Instant claimedAt = now.truncatedTo(ChronoUnit.MILLIS);
        return with(
                claimedAt.plus(CollectPace.INTERVAL), claimedAt.plus(GatewayRules.LEASE), status, animatedQr, endsAt);
    }

    /** Whether nobody has claimed this order after that claim. */
    boolean isStill(GatewayOrder claimed) {
        return inFlightUntil.equals(claimed.inFlightUntil);
    }

    /** Whether this claim waited so long that the call might outlast it. */
    boolean hasMissedItsTurn(Instant now) {
        return !now.isBefore(inFlightUntil.minus(GatewayRules.LEASE).plus(GatewayRules.TURN));
    }

    /** A call may have waited for its turn, so the pace counts from when it was made. */
    GatewayOrder collected(OrderStatus word, Instant calledAt, Instant now, Duration retention) {
        if (word instanceof OrderStatus.Pending) {
            Instant next = calledAt.plus(CollectPace.INTERVAL);
            return with(next, Instant.EPOCH, Optional.of(word), animatedQr, endsAt);
        }
        return with(now, Instant.EPOCH, Optional.of(word), Optional.empty(), now.plus(retention));
    }

    GatewayOrder missed(Instant notBefore) {
        return with(notBefore, Instant.EPOCH, status, animatedQr, endsAt);
    }

    /** What the client is told at this moment. */
    OrderStatus statusAt(Instant now) {
        OrderStatus word = status.orElse(UNTIL_THE_FIRST_WORD);
        if (!(word instanceof OrderStatus.Pending pending)) {
            return word;
        }
        Optional<String> qrText = onePerson ? Optional.empty() : qrText(now).or(pending::qrText);
        return new OrderStatus.Pending(pending.hintCode(), qrText);
    }

    private Optional<String> qrText(Instant now) {
        long second = Math.max(0, Duration.between(startedAt, now).toSeconds());
        return animatedQr.map(qr -> qr.text(second));
    }

    private GatewayOrder with(
            Instant next, Instant lease, Optional<OrderStatus> word, Optional<AnimatedQr> qr, Instant end) {
        return new GatewayOrder(clientId, onePerson, qr, startedAt, next, lease, word, end);
    }

    @Override
    public String toString() {
        return "GatewayOrder[" + clientId + "]";
    }
}
