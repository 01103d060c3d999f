package io.github.bankid4jakarta.gateway;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static io.github.bankid4jakarta.gateway.OrdersFixture.BANK;
import static io.github.bankid4jakarta.gateway.OrdersFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayOrdersTest {

    private static final Duration PACE = Duration.ofSeconds(2);

    private final OrdersFixture gateway = new OrdersFixture(true);
    private final OrdersFixture.Node one = gateway.node();
    private final OrdersFixture.Node two = gateway.node();

    @AfterEach
    void bankIdsRulesWereKept() {
        assertThat(gateway.bankId.violations).isEmpty();
    }

    @Test
    void approvedThenCompleteOnAnyNode() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);

        assertThat(two.collect(SHOP, ref)).isInstanceOf(OrderStatus.Complete.class);
        assertThat(one.collect(SHOP, ref)).isEqualTo(two.collect(SHOP, ref));
    }

    @Test
    void collectWhenAskedOftenOnBothNodesThenOneUpstreamInTwoSeconds() {
        OrderRef ref = one.start(SHOP);
        for (int i = 0; i < 40; i++) {
            one.collect(SHOP, ref);
            two.collect(SHOP, ref);
            gateway.advance(Duration.ofMillis(250));
        }

        assertThat(gateway.bankId.collects).isEqualTo(5);
    }

    @Test
    void collectWhenOneIsInFlightThenOthersGetWhatIsKnown() {
        OrderRef ref = one.start(SHOP);
        one.collect(SHOP, ref);
        gateway.advance(PACE);
        CompletableFuture<CollectedOrder> first = one.orders.collect(SHOP, ref).toCompletableFuture();

        assertThat(one.orders.collect(SHOP, ref).toCompletableFuture()).isCompleted();
        assertThat(two.orders.collect(SHOP, ref).toCompletableFuture()).isCompleted();
        assertThat(first).isNotDone();
        one.executor.runAll();
        assertThat(first).isCompleted();
        assertThat(gateway.bankId.collects).isEqualTo(2);
    }

    @Test
    void collectWhenNothingIsKnownYetThenCallersOfThatNodeShareTheFirstWord() {
        OrderRef ref = one.start(SHOP);
        List<CompletableFuture<CollectedOrder>> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            callers.add(one.orders.collect(SHOP, ref).toCompletableFuture());
        }
        assertThat(callers).noneMatch(CompletableFuture::isDone);
        assertThat(two.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);

        one.executor.runAll();

        assertThat(callers).allMatch(CompletableFuture::isDone);
        assertThat(gateway.bankId.collects).isEqualTo(1);
    }

    @Test
    void qrCodeWhenTimePassesThenFreshOnEveryAnswer() {
        OrderRef ref = one.start(SHOP);
        String first = one.qrText(SHOP, ref);
        gateway.advance(Duration.ofSeconds(1));
        String second = two.qrText(SHOP, ref);

        assertThat(first).matches("bankid\\..+\\.0\\..+");
        assertThat(second).matches("bankid\\..+\\.1\\..+");
        assertThat(gateway.bankId.collects).isEqualTo(1);
        assertThat(gateway.phone().scan(ANNA, second, "198.51.100.4")).isInstanceOf(PhoneAnswer.Open.class);
    }

    @Test
    void qrCodeWhenBankIdSendsItThenItsLastText() {
        OrdersFixture hosted = new OrdersFixture(false);
        OrdersFixture.Node node = hosted.node();
        OrderRef ref = node.start(SHOP);
        String first = node.qrText(SHOP, ref);
        hosted.advance(Duration.ofSeconds(1));

        assertThat(node.qrText(SHOP, ref)).isEqualTo(first);
        hosted.advance(Duration.ofSeconds(1));
        assertThat(node.qrText(SHOP, ref)).isNotEqualTo(first);
    }

    @Test
    void qrCodeWhenOrderIsForOnePersonThenNone() {
        OrderRef ref = one.start(SHOP, ANNA);

        assertThat(((OrderStatus.Pending) one.collect(SHOP, ref)).qrText()).isEmpty();
        assertThat(((OrderStatus.Pending) one.collect(SHOP, one.start(SHOP))).qrText())
                .isPresent();
    }

    @Test
    void resultWhenReadAgainInTimeThenTheSameAndAfterwardsUnknown() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);
        OrderStatus first = one.collect(SHOP, ref);
        gateway.advance(Duration.ofSeconds(59));
        assertThat(two.collect(SHOP, ref)).isEqualTo(first);

        gateway.advance(Duration.ofSeconds(1));
        assertUnknown(() -> one.collect(SHOP, ref));
        assertUnknown(() -> two.collect(SHOP, ref));
    }

    @Test
    void resultWhenNobodyAsksThenForgottenAllTheSame() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);
        one.collect(SHOP, ref);
        assertThat(gateway.store.find(ref.value())).isPresent();
        gateway.advance(Duration.ofSeconds(60));

        assertThat(gateway.store.find(ref.value())).isEmpty();
        assertThat(one.tracked.size()).isZero();
    }

    @Test
    void orderWhenNobodyCollectsThenForgotten() {
        OrderRef ref = one.start(SHOP);
        gateway.advance(GatewayRules.ORDER_LIFE);

        assertThat(gateway.store.find(ref.value())).isEmpty();
        assertThat(one.tracked.size()).isZero();
        assertUnknown(() -> two.collect(SHOP, ref));
    }

    @Test
    void orderOfAnotherClientThenUnknown() {
        OrderRef ref = one.start(SHOP);

        assertUnknown(() -> one.collect(BANK, ref));
        assertUnknown(() -> one.cancel(BANK, ref));
        assertThat(gateway.bankId.collects).isZero();
        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void cancelThenUnknownToAllAndOverAtBankId() {
        OrderRef ref = one.start(SHOP);
        two.cancel(SHOP, ref);

        assertUnknown(() -> one.collect(SHOP, ref));
        assertUnknown(() -> one.cancel(SHOP, ref));
        assertThat(gateway.bankId.cancelled).containsExactly(ref);
    }

    @Test
    void cancelWhenOrderHasEndedThenUnknownAndTheResultStays() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);
        OrderStatus result = one.collect(SHOP, ref);

        assertUnknown(() -> one.cancel(SHOP, ref));
        assertThat(one.collect(SHOP, ref)).isEqualTo(result);
    }

    @Test
    void cancelWhenACollectIsInFlightThenItsResultIsDropped() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);
        CompletableFuture<CollectedOrder> inFlight =
                one.orders.collect(SHOP, ref).toCompletableFuture();
        two.cancel(SHOP, ref);
        one.executor.runAll();

        assertThat(inFlight).isCompletedExceptionally();
        assertUnknown(() -> one.collect(SHOP, ref));
        assertThat(gateway.store.find(ref.value())).isEmpty();
    }

    @Test
    void nodeWhenItDiesDuringACollectThenAnotherGoesOnAfterTheLease() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);
        one.orders.collect(SHOP, ref); // never runs
        gateway.advance(GatewayRules.LEASE.minusMillis(1));
        assertThat(two.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);
        gateway.advance(Duration.ofMillis(1));

        assertThat(two.collect(SHOP, ref)).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void collectWhenExecutorIsFullThenBusyAndTheNextOneIsMade() {
        OrderRef ref = one.start(SHOP);
        one.executor.full(true);
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> one.collect(SHOP, ref));
        one.executor.full(false);
        gateway.advance(PACE);

        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);
        assertThat(gateway.bankId.collects).isEqualTo(1);
    }

    @Test
    void outageThenUnavailableAndTheOrderGoesOn() {
        OrderRef ref = approvedOrder();
        gateway.advance(PACE);
        gateway.bankId.collectFailure = () -> BankIdUnavailableException.noAnswer("down", null);
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> one.collect(SHOP, ref));
        gateway.bankId.collectFailure = () -> null;
        gateway.advance(PACE);

        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void bankIdAsksToWaitThenNobodyAsksUntilThen() {
        OrderRef ref = one.start(SHOP);
        gateway.bankId.collectFailure = () -> BankIdUnavailableException.busy("busy", Duration.ofSeconds(5));
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> one.collect(SHOP, ref));
        gateway.bankId.collectFailure = () -> null;
        gateway.advance(Duration.ofSeconds(4));
        two.collect(SHOP, ref);
        assertThat(gateway.bankId.collects).isEqualTo(1);
        gateway.advance(Duration.ofSeconds(1));
        two.collect(SHOP, ref);

        assertThat(gateway.bankId.collects).isEqualTo(2);
    }

    @Test
    void bankIdDoesNotKnowTheOrderThenUnknown() {
        OrderRef ref = one.start(SHOP);
        gateway.bankId.collectFailure =
                () -> new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "no such order");
        assertUnknown(() -> one.collect(SHOP, ref));
        gateway.bankId.collectFailure = () -> null;

        assertUnknown(() -> two.collect(SHOP, ref));
        assertThat(gateway.store.find(ref.value())).isEmpty();
    }

    @Test
    void bankIdRefusesUsThenTheOperatorHearsAndTheOrderGoesOn() {
        OrderRef ref = one.start(SHOP);
        gateway.bankId.collectFailure = () -> new BankIdRejectedException(ErrorCode.UNAUTHORIZED, "refused");
        assertThatExceptionOfType(BankIdRejectedException.class).isThrownBy(() -> one.collect(SHOP, ref));
        gateway.bankId.collectFailure = () -> null;
        gateway.advance(PACE);

        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);
        assertThat(gateway.events).hasSize(1).first().isInstanceOf(BankIdEvent.BackendTrouble.class);
    }

    @Test
    void bankIdContradictsItselfThenTheOrderIsForgotten() {
        OrderRef ref = one.start(SHOP);
        gateway.bankId.collectFailure = () -> BankIdProtocolException.contradictory("nonsense");
        assertThatExceptionOfType(BankIdProtocolException.class).isThrownBy(() -> one.collect(SHOP, ref));

        assertUnknown(() -> one.collect(SHOP, ref));
        assertThat(gateway.events).hasSize(1);
    }

    @Test
    void storeWhenFullThenUnavailableAndNothingIsLeftAtBankId() {
        OrdersFixture.Node small = gateway.node(new InMemoryOrderStore(1));
        OrderRef first = small.start(SHOP);

        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> small.start(SHOP));
        assertThat(gateway.bankId.cancelled).hasSize(1).doesNotContain(first);
        assertThat(small.collect(SHOP, first)).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void textWhenItIsOfAnotherVersionThenUnknown() {
        OrderRef ref = one.start(SHOP);
        String text = gateway.store.find(ref.value()).orElseThrow();
        gateway.store.replace(ref.value(), text, text.replace("format=1", "format=2"));

        assertUnknown(() -> one.collect(SHOP, ref));
    }

    @Test
    void failedThenItsHintCodeAndReadAgain() {
        OrderRef ref = one.start(SHOP);
        PhoneAnswer opened = gateway.phone().scan(ASA, one.qrText(SHOP, ref), "198.51.100.4");
        gateway.phone().decline(((PhoneAnswer.Open) opened).handle());
        gateway.advance(PACE);

        assertThat(one.collect(SHOP, ref)).isEqualTo(new OrderStatus.Failed(HintCode.USER_CANCEL));
        assertThat(two.collect(SHOP, ref)).isEqualTo(new OrderStatus.Failed(HintCode.USER_CANCEL));
    }

    private OrderRef approvedOrder() {
        OrderRef ref = one.start(SHOP);
        gateway.approve(ANNA, one.qrText(SHOP, ref));
        return ref;
    }

    private static void assertUnknown(ThrowingCallable call) {
        assertThatExceptionOfType(UnknownOrderException.class).isThrownBy(call);
    }
}
