package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What of an order its browser may see: each mode keeps the other's way of starting the app to itself. */
final class VisibleState {

    private static final int TROUBLE_AFTER = 3;

    private VisibleState() {}

    static LoginState of(LoginOrder order, Instant now) {
        Progress progress = order.progress();
        if (progress instanceof Progress.Running running) {
            return running(order.mode(), running, now);
        }
        if (progress instanceof Progress.Failed failed) {
            return new LoginState.Failed(order.mode(), failed.failure());
        }
        if (progress instanceof Progress.Completed && !order.binding().outstanding()) {
            return new LoginState.Complete(order.mode());
        }
        boolean completed = progress instanceof Progress.Completed;
        return new LoginState.Pending(
                order.mode(), Optional.empty(), Optional.empty(), Optional.empty(), false, completed);
    }

    private static LoginState running(LoginMode mode, Progress.Running running, Instant now) {
        boolean qr = mode == LoginMode.QR && running.awaitsPickUp();
        boolean launch = mode == LoginMode.SAME_DEVICE && running.awaitsPickUp();
        Optional<AutoStartToken> token = launch ? Optional.of(running.order().autoStartToken()) : Optional.empty();
        return new LoginState.Pending(
                mode,
                running.hintCode(),
                qr ? qrText(running, now) : Optional.empty(),
                token,
                running.misses() >= TROUBLE_AFTER,
                false);
    }

    /** Rounded down, so that the code is never ahead of BankID's clock. Ready-made text is shown only while it is fresh. */
    private static Optional<String> qrText(Progress.Running running, Instant now) {
        Optional<AnimatedQr> animatedQr = running.order().animatedQr();
        if (animatedQr.isPresent()) {
            long second = Math.max(0, Duration.between(running.startedAt(), now).toSeconds());
            return animatedQr.map(qr -> qr.text(second));
        }
        return running.misses() == 0 ? running.qrText() : Optional.empty();
    }
}
