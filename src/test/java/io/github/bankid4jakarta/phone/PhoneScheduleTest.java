package io.github.bankid4jakarta.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.ListeningBankId;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.QueuedExecutor;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Hundreds of orders at once, with every end, outages and an executor that is full now and then, by chance. */
class PhoneScheduleTest {

    private static final int ORDERS = 400;
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    /** Long enough for cancels that the executor did not take at first. */
    private static final Duration AFTERMATH = Duration.ofMinutes(1);

    private final Random random = new Random(20261124);
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final VirtualTimer timer = new VirtualTimer(clock);
    private final QueuedExecutor executor = new QueuedExecutor();
    private final ChanceBankId chance = new ChanceBankId();
    private final ListeningBankId bankId = new ListeningBankId(chance, clock);
    private final PhoneOrders orders =
            new PhoneOrders(bankId, new PhoneRules(DEADLINE, ORDERS), this::mostly, this::mostly, timer);

    private void mostly(Runnable call) {
        if (random.nextInt(10) == 0) {
            throw new RejectedExecutionException("full");
        }
        executor.execute(call);
    }

    @Test
    void manyOrdersThenEachEndsAsItsPersonDecidedAndThePaceIsKept() {
        List<PhoneOrderHandle> handles = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            handles.add(orders.start(
                    new PhoneAuthenticationRequest(SimulatedPerson.ASA.personalNumber(), CallInitiator.USER)));
            letTimePass(Duration.ofMillis(random.nextInt(300)));
            bankId.collectFailure = random.nextInt(20) == 0 ? outage() : () -> null;
        }
        bankId.collectFailure = () -> null;
        letTimePass(DEADLINE.plus(AFTERMATH));

        assertThat(bankId.violations).isEmpty();
        assertThat(orders.size()).isZero();
        assertThat(timer.size()).isZero();
        assertThat(handles).allSatisfy(handle -> assertThat(handle.end().toCompletableFuture())
                .isDone());
        assertThat(handles.stream().map(this::outcome).filter(outcome -> !outcome.isEmpty()))
                .hasSizeGreaterThan(ORDERS / 2)
                .allSatisfy(outcome -> assertThat(outcome).isEqualTo("as decided"));
    }

    private Supplier<BankIdException> outage() {
        return () -> BankIdUnavailableException.busy("down", Duration.ofSeconds(random.nextInt(20)));
    }

    private void letTimePass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            timer.advance(Duration.ofMillis(50));
            executor.runAll();
        }
    }

    /** Empty where the order did not start, because the executor was full. */
    private String outcome(PhoneOrderHandle handle) {
        try {
            PhoneEnd end = handle.end().toCompletableFuture().getNow(null);
            OrderStatus decided = chance.decisions.get(end.orderRef().orElseThrow());
            return end.status().equals(decided) ? "as decided" : end.status() + " instead of " + decided;
        } catch (CompletionException e) {
            return chance.broken(e.getCause()) ? "as decided" : "";
        }
    }

    /** A BankID whose people decide by chance, some of them never. */
    private final class ChanceBankId implements BankIdClient {

        private final Map<OrderRef, OrderStatus> decisions = new HashMap<>();
        private final Map<OrderRef, Instant> when = new HashMap<>();

        private boolean broken(Throwable failure) {
            return failure instanceof BankIdRejectedException || failure instanceof BankIdProtocolException;
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.PHONE_AUTHENTICATION);
        }

        @Override
        public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
            OrderRef orderRef = new OrderRef("order-" + decisions.size());
            decisions.put(orderRef, decision());
            when.put(orderRef, clock.instant().plusSeconds(random.nextInt(280)));
            return new PhoneOrder.Running(orderRef);
        }

        private OrderStatus decision() {
            return switch (random.nextInt(5)) {
                case 0 -> new OrderStatus.Failed(HintCode.USER_DECLINED_CALL);
                case 1 -> new OrderStatus.Failed(HintCode.USER_CANCEL);
                default ->
                    new OrderStatus.Complete(new CompletionData(
                            SimulatedPerson.ASA.user(LocalDate.now(Clock.systemUTC())), Optional.empty()));
            };
        }

        @Override
        public OrderStatus collect(OrderRef orderRef) {
            if (clock.instant().isBefore(when.get(orderRef))) {
                return new OrderStatus.Pending(HintCode.USER_SIGN, Optional.empty());
            }
            if (random.nextInt(50) == 0) {
                throw new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "no such order");
            }
            return decisions.get(orderRef);
        }

        @Override
        public void cancel(OrderRef orderRef) {
            assertThat(decisions).containsKey(orderRef);
            decisions.put(orderRef, new OrderStatus.Failed(HintCode.EXPIRED_TRANSACTION));
        }

        @Override
        public StartedOrder authenticate(AuthenticationRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
