package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A BankID that fails on demand, notes what is asked of it, and whether BankID's rules are kept: at most one collect of an order
 * in two seconds, and none after its end.
 */
public final class ListeningBankId implements BankIdClient {

    public final List<OrderRef> started = new ArrayList<>();
    public final List<OrderRef> cancelled = new ArrayList<>();
    public final List<String> violations = new ArrayList<>();
    public int collects;
    public int startedByPhone;
    public Supplier<BankIdException> startFailure = () -> null;
    public Supplier<BankIdException> collectFailure = () -> null;
    public UnaryOperator<OrderStatus> lie = UnaryOperator.identity();

    private final BankIdClient bankId;
    private final Clock clock;
    private final Map<OrderRef, Instant> lastCollect = new HashMap<>();
    private final Set<OrderRef> delivered = new HashSet<>();

    public ListeningBankId(BankIdClient bankId, Clock clock) {
        this.bankId = bankId;
        this.clock = clock;
    }

    @Override
    public Set<Capability> capabilities() {
        return bankId.capabilities();
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        fail(startFailure);
        StartedOrder order = bankId.authenticate(request);
        started.add(order.orderRef());
        return order;
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        fail(startFailure);
        startedByPhone++;
        return bankId.phoneAuthenticate(request);
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        collects++;
        Instant now = clock.instant();
        Instant last = lastCollect.put(orderRef, now);
        if (last != null && now.isBefore(last.plus(CollectPace.INTERVAL))) {
            violations.add("collected again after " + Duration.between(last, now));
        }
        if (delivered.contains(orderRef)) {
            violations.add("collected after the end");
        }
        fail(collectFailure);
        OrderStatus status = lie.apply(bankId.collect(orderRef));
        if (!(status instanceof OrderStatus.Pending)) {
            delivered.add(orderRef);
        }
        return status;
    }

    @Override
    public void cancel(OrderRef orderRef) {
        cancelled.add(orderRef);
        bankId.cancel(orderRef);
    }

    private static void fail(Supplier<BankIdException> failure) {
        BankIdException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
