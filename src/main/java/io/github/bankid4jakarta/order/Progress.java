package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.client.CollectPace;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Instant;
import java.util.Optional;

/** How far an order has come. */
sealed interface Progress {

    /**
     * BankID is to be asked to start.
     *
     * @param renewal whether this renews an order that nobody scanned
     * @param notBefore when BankID may be asked
     */
    record Starting(boolean renewal, Instant notBefore) implements Progress {}

    /**
     * The order runs at BankID.
     *
     * @param order what BankID answered to the start
     * @param startedAt when that answer arrived: the zero of the QR code's clock
     * @param nextCollect when BankID may be asked again
     * @param misses collects in a row that gave no usable answer
     * @param hintCode BankID's last hint; empty until the first answer
     * @param qrText the QR text of the last answer, where the backend sends it
     */
    record Running(
            StartedOrder order,
            Instant startedAt,
            Instant nextCollect,
            int misses,
            Optional<HintCode> hintCode,
            Optional<String> qrText)
            implements Progress {

        static Running of(StartedOrder order, Instant now) {
            return new Running(order, now, now, 0, Optional.empty(), Optional.empty());
        }

        /** Before the order is picked up, BankID says one of two things, or has not said anything yet. */
        boolean awaitsPickUp() {
            return hintCode.isEmpty()
                    || hintCode.get().equals(HintCode.OUTSTANDING_TRANSACTION)
                    || hintCode.get().equals(HintCode.NO_CLIENT);
        }

        Running collecting(Instant now) {
            return new Running(order, startedAt, now.plus(CollectPace.INTERVAL), misses, hintCode, qrText);
        }

        Running missed(Instant notBefore) {
            Instant next = notBefore.isAfter(nextCollect) ? notBefore : nextCollect;
            return new Running(order, startedAt, next, misses + 1, hintCode, qrText);
        }

        /** A call may have waited for its turn, so the pace counts from when it was made. */
        Running hinted(HintCode hint, Optional<String> text, Instant calledAt) {
            Instant next = calledAt.plus(CollectPace.INTERVAL);
            return new Running(order, startedAt, next, 0, Optional.of(hint), text);
        }
    }

    /**
     * The order ended without a login.
     *
     * @param failure why
     */
    record Failed(Failure failure) implements Progress {}

    /**
     * BankID completed the order; nobody claimed it yet.
     *
     * @param completionData who identified
     * @param at when BankID's answer arrived
     */
    record Completed(CompletionData completionData, Instant at) implements Progress {}
}
