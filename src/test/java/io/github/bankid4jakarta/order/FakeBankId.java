package io.github.bankid4jakarta.order;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A BankID whose orders stand as the test says. Checks by itself what BankID expects of a relying party: at most one collect
 * in two seconds, and none after the final answer.
 */
final class FakeBankId implements BankIdClient {

    private final VirtualClock clock;
    private final Set<Capability> capabilities;
    private final Map<String, Order> orders = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private Supplier<BankIdException> nextFailure = () -> null;
    private int number;
    private int starts;
    private int collects;

    FakeBankId(VirtualClock clock, Set<Capability> capabilities) {
        this.clock = clock;
        this.capabilities = capabilities;
    }

    /** An order as BankID knows it. */
    static final class Order {
        final String ref;
        final String endUserIp;
        final Optional<String> returnUrl;
        OrderStatus status = new OrderStatus.Pending(HintCode.OUTSTANDING_TRANSACTION, Optional.empty());
        Instant lastCollect;
        boolean delivered;
        boolean cancelled;

        Order(String ref, AuthenticationRequest request) {
            this.ref = ref;
            this.endUserIp = request.endUserIp();
            this.returnUrl = request.returnUrl();
        }

        void hint(HintCode hint) {
            status = new OrderStatus.Pending(hint, Optional.empty());
        }

        void fail(HintCode hint) {
            status = new OrderStatus.Failed(hint);
        }

        void complete(String deviceIp) {
            status = new OrderStatus.Complete(new CompletionData(person(ref), Optional.ofNullable(deviceIp)));
        }

        String nonce() {
            return returnUrl.orElseThrow().replaceFirst(".*nonce=", "");
        }
    }

    /** Every order identifies somebody else, so that a mix-up shows. */
    static BankIdUser person(String ref) {
        return new BankIdUser(
                new PersonalNumber("191212121212"),
                "Person " + ref,
                "Person",
                ref,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    void failNext(Supplier<BankIdException> failure) {
        nextFailure = failure;
    }

    void answerAgain() {
        nextFailure = () -> null;
    }

    List<String> violations() {
        return violations;
    }

    int starts() {
        return starts;
    }

    int collects() {
        return collects;
    }

    Order last() {
        return orders.get("ref" + number);
    }

    List<Order> all() {
        return List.copyOf(orders.values());
    }

    @Override
    public Set<Capability> capabilities() {
        return capabilities;
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        starts++;
        failIfAsked();
        Order order = new Order("ref" + ++number, request);
        orders.put(order.ref, order);
        AnimatedQr qr = new AnimatedQr("token" + number, "secret" + number);
        return new StartedOrder(new OrderRef(order.ref), new AutoStartToken("auto" + number), Optional.of(qr));
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        throw new UnsupportedOperationException("no phone in these tests");
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        collects++;
        Order order = orders.get(orderRef.value());
        Instant now = clock.instant();
        if (order.lastCollect != null
                && Duration.between(order.lastCollect, now).compareTo(Duration.ofSeconds(2)) < 0) {
            violations.add("collected " + order.ref + " twice within two seconds");
        }
        order.lastCollect = now;
        if (order.delivered) {
            violations.add("collected " + order.ref + " after its final answer");
        }
        failIfAsked();
        if (order.cancelled || order.delivered) {
            throw new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "no such order");
        }
        order.delivered = !(order.status instanceof OrderStatus.Pending);
        return order.status;
    }

    @Override
    public void cancel(OrderRef orderRef) {
        orders.get(orderRef.value()).cancelled = true;
    }

    private void failIfAsked() {
        BankIdException failure = nextFailure.get();
        if (failure != null) {
            throw failure;
        }
    }
}
