package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.model.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Tells what a client is answered when its call failed. What is wrong on our side stays there. */
final class CallFailures {

    private static final System.Logger LOG = System.getLogger(CallFailures.class.getPackageName());

    /** How long a client is asked to wait where nobody named a time. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private CallFailures() {}

    static GatewayError error(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedCall refused) {
            return refused.error();
        }
        if (cause instanceof UnknownOrderException) {
            return GatewayError.NO_SUCH_ORDER;
        }
        if (cause instanceof TooManyOrdersException tooMany) {
            return GatewayError.tooManyRequests(tooMany.retryAfter());
        }
        if (cause instanceof StoreUnavailableException || cause instanceof RejectedExecutionException) {
            return GatewayError.maintenance(PAUSE);
        }
        return cause instanceof BankIdException bankId ? upstream(bankId) : unexpected(cause);
    }

    /** What a stage failed with; null where it did not. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static GatewayError upstream(BankIdException failure) {
        if (failure instanceof BankIdUnavailableException unavailable) {
            return GatewayError.maintenance(unavailable.retryAfter().orElse(PAUSE));
        }
        if (failure instanceof BankIdRejectedException rejected
                && rejected.errorCode().is(ErrorCode.ALREADY_IN_PROGRESS)) {
            return GatewayError.ALREADY_IN_PROGRESS;
        }
        LOG.log(System.Logger.Level.DEBUG, "A call failed towards BankID: {0}", failure.getMessage());
        return GatewayError.INTERNAL;
    }

    /** The log names the kind of failure only: messages and causes may quote what must not be logged. */
    private static GatewayError unexpected(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
        LOG.log(
                System.Logger.Level.ERROR,
                "A call of the gateway failed: {0} at {1}",
                failure.getClass().getName(),
                place);
        return GatewayError.INTERNAL;
    }
}
