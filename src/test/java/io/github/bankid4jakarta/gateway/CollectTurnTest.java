package io.github.bankid4jakarta.gateway;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.gateway.OrdersFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.qrona.QronaBackend;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collect belongs to whoever claimed it last, however slow a node, its queue or the store may be. */
class CollectTurnTest {

    private static final Duration PACE = Duration.ofSeconds(2);

    private final OrdersFixture gateway = new OrdersFixture(true);
    private final StumblingStore store = new StumblingStore(gateway.store);
    private final OrdersFixture.Node one = gateway.node(store);
    private final OrdersFixture.Node two = gateway.node();
    private CompletableFuture<CollectedOrder> ofTwo;
    private OrderRef ref;

    @BeforeEach
    void startOrder() {
        ref = one.start(SHOP);
    }

    @AfterEach
    void bankIdsRulesWereKept() {
        assertThat(gateway.bankId.violations).isEmpty();
    }

    @Test
    void callWhenMadeAtTheEndOfItsTurnThenAnsweredWithinTheLease() {
        Duration deadline =
                Duration.parse(QronaBackend.COLLECT_TIMEOUT.defaultValue().orElseThrow());

        assertThat(GatewayRules.TURN.plus(deadline)).isLessThanOrEqualTo(GatewayRules.LEASE);
    }

    @Test
    void collectWhenItWaitedForAWhileThenMade() {
        CompletableFuture<CollectedOrder> waiting = collectOnOne();
        gateway.advance(GatewayRules.TURN.minusMillis(1));
        one.executor.runAll();

        assertThat(waiting).isCompleted();
        assertThat(gateway.bankId.collects).isEqualTo(1);
    }

    @Test
    void collectWhenItWaitedTooLongThenNotMadeAndGivenBack() {
        CompletableFuture<CollectedOrder> waiting = collectOnOne();
        gateway.advance(GatewayRules.TURN);
        one.executor.runAll();
        assertThat(waiting).isCompletedExceptionally();
        assertThat(gateway.bankId.collects).isZero();
        gateway.advance(PACE);
        two.collect(SHOP, ref);

        assertThat(gateway.bankId.collects).isEqualTo(1);
    }

    @Test
    void orderUnknownToBankIdWhenAnotherNodeAsksMeanwhileThenThatNodeIsBelieved() {
        gateway.approve(ANNA, one.qrText(SHOP, ref));
        gateway.advance(PACE);
        takesLongAndEndsIn(() -> new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "no such order"));
        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);
        two.executor.runAll();

        assertThat(ofTwo.join().status()).isInstanceOf(OrderStatus.Complete.class);
        assertThat(one.collect(SHOP, ref)).isEqualTo(ofTwo.join().status());
    }

    @Test
    void orderUnknownToBankIdWhenAnotherNodeHeardTheEndThenThatEnd() {
        gateway.approve(ANNA, one.qrText(SHOP, ref));
        gateway.advance(PACE);
        takesLongAndEndsIn(() -> {
            two.executor.runAll();
            return new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "no such order");
        });

        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void outageWhenAnotherNodeAsksMeanwhileThenItsTurnStays() {
        takesLongAndEndsIn(() -> BankIdUnavailableException.noAnswer("silent", null));
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> one.collect(SHOP, ref));

        assertTwoIsTheOnlyOneToAsk();
    }

    @Test
    void pendingWhenAnotherNodeAsksMeanwhileThenItsTurnStays() {
        takesLongAndEndsIn(() -> null);
        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);

        assertTwoIsTheOnlyOneToAsk();
    }

    @Test
    void cancelWhenTheStoreLosesItsOwnAnswerThenCancelledAllTheSame() {
        store.loseAnswerOfRemove = true;
        one.cancel(SHOP, ref);

        assertThat(gateway.bankId.cancelled).containsExactly(ref);
        assertThatExceptionOfType(UnknownOrderException.class).isThrownBy(() -> one.cancel(SHOP, ref));
    }

    @Test
    void collectWhenItCannotEvenBeGivenBackThenCallersLearnItAndNobodyWaits() {
        one.executor.full(true);
        store.replacesLeft = 1;
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> one.collect(SHOP, ref));
        one.executor.full(false);
        store.replacesLeft = Integer.MAX_VALUE;

        assertThat(collectOnOne()).isCompleted();
        gateway.advance(GatewayRules.LEASE);
        assertThat(one.collect(SHOP, ref)).isInstanceOf(OrderStatus.Pending.class);
        assertThat(gateway.bankId.collects).isEqualTo(1);
    }

    private CompletableFuture<CollectedOrder> collectOnOne() {
        return one.orders.collect(SHOP, ref).toCompletableFuture();
    }

    /** The next call outlasts its lease, and the other node claims one before the first has its answer. */
    private void takesLongAndEndsIn(Supplier<BankIdException> end) {
        gateway.bankId.collectFailure = () -> {
            gateway.bankId.collectFailure = () -> null;
            gateway.advance(GatewayRules.LEASE);
            ofTwo = two.orders.collect(SHOP, ref).toCompletableFuture();
            return end.get();
        };
    }

    private void assertTwoIsTheOnlyOneToAsk() {
        int before = gateway.bankId.collects;
        gateway.advance(GatewayRules.TURN.minusMillis(1));
        one.collect(SHOP, ref);
        assertThat(gateway.bankId.collects).isEqualTo(before);
        two.executor.runAll();
        assertThat(gateway.bankId.collects).isEqualTo(before + 1);
        assertThat(ofTwo).isCompleted();
    }
}
