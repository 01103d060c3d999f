package io.github.bankid4jakarta.phone;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A backend that answers when the person has decided: it holds threads of its own, and none of those that log people in. */
@Timeout(60)
class AnswersAtTheEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final VirtualTimer timer = new VirtualTimer(clock);
    private final ExecutorService oneThread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final SilentBankId bankId = new SilentBankId();
    private final PhoneOrders orders = new PhoneOrders(
            bankId,
            new PhoneRules(DEADLINE, 10),
            call -> {
                throw new AssertionError("a thread for short calls is used");
            },
            oneThread,
            timer);

    @AfterEach
    void stop() throws InterruptedException {
        orders.close();
        oneThread.shutdown();
        assertThat(oneThread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(timer.size()).isZero();
    }

    @Test
    void decidedThenTheEndAndNoCollect() {
        PhoneOrderHandle order = start(ASA);
        assertThat(order.started().toCompletableFuture()).isCompleted();
        bankId.decide(complete(ASA));

        assertThat(end(order).status()).isEqualTo(complete(ASA));
        assertThat(end(order).orderRef()).hasValue(SilentBankId.REF);
    }

    @Test
    void somebodyElseIdentifiedThenNobody() {
        PhoneOrderHandle order = start(ASA);
        bankId.decide(complete(ANNA));

        assertThat(order.end().handle((end, failure) -> failure.getCause()).toCompletableFuture())
                .succeedsWithin(PATIENCE)
                .isInstanceOf(BankIdProtocolException.class);
    }

    @Test
    void cancelThenTheCallIsInterrupted() {
        PhoneOrderHandle order = start(ASA);
        bankId.awaitCall();
        order.cancel();

        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(HintCode.CANCELLED));
        assertThat(bankId.interrupted).succeedsWithin(PATIENCE);
    }

    @Test
    void deadlineThenTheCallIsInterrupted() {
        PhoneOrderHandle order = start(ASA);
        bankId.awaitCall();
        timer.advance(DEADLINE);

        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(HintCode.EXPIRED_TRANSACTION));
        assertThat(bankId.interrupted).succeedsWithin(PATIENCE);
    }

    @Test
    void closeThenTheCallIsInterrupted() {
        PhoneOrderHandle order = start(ASA);
        bankId.awaitCall();
        orders.close();

        assertThat(order.end().toCompletableFuture()).isCompletedExceptionally();
        assertThat(bankId.interrupted).succeedsWithin(PATIENCE);
    }

    @Test
    void moreCallsThanThreadsThenUnavailable() {
        start(ASA);

        assertThat(start(ANNA)
                        .end()
                        .handle((end, failure) -> failure.getCause())
                        .toCompletableFuture())
                .isCompletedWithValueMatching(BankIdUnavailableException.class::isInstance);
    }

    private PhoneOrderHandle start(SimulatedPerson person) {
        return orders.start(new PhoneAuthenticationRequest(person.personalNumber(), CallInitiator.USER));
    }

    private static PhoneEnd end(PhoneOrderHandle order) {
        return order.end()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private OrderStatus complete(SimulatedPerson person) {
        return new OrderStatus.Complete(new CompletionData(person.user(LocalDate.now(clock)), Optional.empty()));
    }

    /** Answers when told to, unless it is interrupted. */
    private static final class SilentBankId implements BankIdClient {

        private static final OrderRef REF = new OrderRef("order-1");

        private final CountDownLatch called = new CountDownLatch(1);
        private final CompletableFuture<OrderStatus> decision = new CompletableFuture<>();
        private final CompletableFuture<Void> interrupted = new CompletableFuture<>();

        void decide(OrderStatus status) {
            decision.complete(status);
        }

        void awaitCall() {
            try {
                called.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of(Capability.PHONE_AUTHENTICATION, Capability.PHONE_ANSWERS_AT_THE_END);
        }

        @Override
        public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
            called.countDown();
            try {
                return new PhoneOrder.Ended(REF, decision.get());
            } catch (InterruptedException e) {
                interrupted.complete(null);
                throw BankIdUnavailableException.noAnswer("interrupted", null);
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public OrderStatus collect(OrderRef orderRef) {
            throw new AssertionError("collected");
        }

        @Override
        public void cancel(OrderRef orderRef) {
            throw new AssertionError("cancelled, though BankID has not named the order");
        }

        @Override
        public StartedOrder authenticate(AuthenticationRequest request) {
            throw new UnsupportedOperationException();
        }
    }
}
