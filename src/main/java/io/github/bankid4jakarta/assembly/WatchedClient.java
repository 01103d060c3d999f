package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Passes every call on, whether of the login, of agents or of the gateway, and tells the log when they begin and cease to fail.
 * Safe for use by several threads.
 */
final class WatchedClient implements BankIdClient {

    private final BankIdClient client;
    private final OutageLog outages;
    private volatile boolean closing;

    WatchedClient(BankIdClient client, OutageLog outages) {
        this.client = client;
        this.outages = outages;
    }

    @Override
    public Set<Capability> capabilities() {
        return client.capabilities();
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        return watched(() -> client.authenticate(request), false);
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        return watched(() -> client.phoneAuthenticate(request), false);
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        return watched(() -> client.collect(orderRef), true);
    }

    @Override
    public void cancel(OrderRef orderRef) {
        watched(
                () -> {
                    client.cancel(orderRef);
                    return null;
                },
                true);
    }

    private <T> T watched(Supplier<T> call, boolean ofAnOrder) {
        try {
            T answer = call.get();
            outages.worked();
            return answer;
        } catch (BankIdRejectedException e) {
            refused(e, ofAnOrder);
            throw e;
        } catch (BankIdException e) {
            failed(said(e));
            throw e;
        } catch (RuntimeException | Error e) {
            failed(e.getClass().getName()); // its text may quote what must not be logged
            throw e;
        }
    }

    private void refused(BankIdRejectedException refusal, boolean ofAnOrder) {
        if (isAboutTheOrder(refusal.errorCode(), ofAnOrder)) {
            outages.worked();
        } else {
            failed(said(refusal));
        }
    }

    /** Whoever has another order, or asks about one that has ended, learns so from a BankID that works. */
    private static boolean isAboutTheOrder(ErrorCode code, boolean ofAnOrder) {
        return code.is(ErrorCode.ALREADY_IN_PROGRESS)
                || code.is(ErrorCode.CANCELED)
                || (ofAnOrder && code.is(ErrorCode.INVALID_PARAMETERS));
    }

    private static String said(BankIdException failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getMessage() + " (" + failure.getCause().getClass().getSimpleName() + ")";
    }

    /** Calls that we break off ourselves, because nobody waits for them or the application stops, say nothing of BankID. */
    private void failed(String how) {
        if (!closing && !Thread.currentThread().isInterrupted()) {
            outages.failed(how);
        }
    }

    /** From now on calls are broken off. */
    void closing() {
        closing = true;
    }

    @Override
    public void close() {
        closing();
        client.close();
    }
}
