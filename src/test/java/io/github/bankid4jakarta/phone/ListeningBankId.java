package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The simulated BankID, which fails on demand and notes what was asked of it. */
final class ListeningBankId implements BankIdClient {

    final List<OrderRef> cancelled = new ArrayList<>();
    final List<String> tooEarly = new ArrayList<>();
    int collects;
    Supplier<BankIdException> startFailure = () -> null;
    Supplier<BankIdException> collectFailure = () -> null;
    UnaryOperator<OrderStatus> lie = UnaryOperator.identity();

    private final SimulatedBankId bankId;
    private final Clock clock;
    private final Map<OrderRef, Instant> lastCollect = new HashMap<>();

    ListeningBankId(SimulatedBankId bankId, Clock clock) {
        this.bankId = bankId;
        this.clock = clock;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PHONE_AUTHENTICATION);
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        fail(startFailure);
        return new PhoneOrder.Running(bankId.startByPhone(request));
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        collects++;
        Instant last = lastCollect.put(orderRef, clock.instant());
        if (last != null && clock.instant().isBefore(last.plus(Duration.ofSeconds(2)))) {
            tooEarly.add("collected again after " + Duration.between(last, clock.instant()));
        }
        fail(collectFailure);
        return lie.apply(bankId.collect(orderRef));
    }

    @Override
    public void cancel(OrderRef orderRef) {
        cancelled.add(orderRef);
        try {
            bankId.cancel(orderRef);
        } catch (BankIdRejectedException e) {
            return; // over already
        }
    }

    private static void fail(Supplier<BankIdException> failure) {
        BankIdException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
