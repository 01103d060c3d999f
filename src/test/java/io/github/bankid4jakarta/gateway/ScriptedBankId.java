package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** A BankID that does what a test says, at first that of the hosted API's description. Keeps what it was asked for. */
final class ScriptedBankId implements BankIdClient {

    static final OrderRef REF = new OrderRef("131daac9-16c6-4618-beb0-365768f37288");
    static final StartedOrder STARTED =
            new StartedOrder(REF, new AutoStartToken("7c40b5c9-fa74-49cf-b98c-bfe651f9a7c6"), Optional.empty());
    static final OrderStatus PENDING = new OrderStatus.Pending(
            HintCode.USER_SIGN,
            Optional.of("bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0"
                    + ".dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8"));

    final List<AuthenticationRequest> starts = new CopyOnWriteArrayList<>();
    final List<PhoneAuthenticationRequest> phoneStarts = new CopyOnWriteArrayList<>();
    final List<OrderRef> cancels = new CopyOnWriteArrayList<>();
    volatile Supplier<StartedOrder> onStart = () -> STARTED;
    volatile Supplier<PhoneOrder> onPhoneStart = () -> new PhoneOrder.Running(REF);
    volatile Function<OrderRef, OrderStatus> onCollect = ref -> PENDING;
    volatile Runnable onCancel = () -> {};

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PHONE_AUTHENTICATION);
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        starts.add(request);
        return onStart.get();
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        phoneStarts.add(request);
        return onPhoneStart.get();
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        return onCollect.apply(orderRef);
    }

    @Override
    public void cancel(OrderRef orderRef) {
        cancels.add(orderRef);
        onCancel.run();
    }
}
