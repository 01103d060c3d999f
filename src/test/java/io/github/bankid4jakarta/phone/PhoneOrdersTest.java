package io.github.bankid4jakarta.phone;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ELSA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.ListeningBankId;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import io.github.bankid4jakarta.client.simulator.HintCodes;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneOrdersTest {

    private static final Duration PACE = Duration.ofSeconds(2);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final VirtualTimer timer = new VirtualTimer(clock);
    private final SimulatedBankId simulator = new SimulatedBankId(clock, new Random(7), SimulatorRules.asBankId());
    private final ListeningBankId bankId = new ListeningBankId(
            new SimulatedBankIdClient(simulator, new PhonePage(simulator.phone(), "Test", clock), true), clock);
    private boolean executorIsFull;
    private final Executor executor = call -> {
        if (executorIsFull) {
            throw new RejectedExecutionException("full");
        }
        call.run();
    };
    private final PhoneOrders orders =
            new PhoneOrders(bankId, new PhoneRules(Duration.ofMinutes(4), 3), executor, executor, timer);

    static List<HintCode> failedHintCodes() {
        return HintCodes.FAILED;
    }

    @AfterEach
    void paceWasKeptAndNothingIsLeft() {
        assertThat(bankId.violations).isEmpty();
        orders.close();
        assertThat(orders.size()).isZero();
        assertThat(timer.size()).isZero();
    }

    @Test
    void approvedThenComplete() {
        PhoneOrderHandle order = start(ASA);
        approve(ASA);
        timer.advance(PACE);

        OrderStatus status = end(order).status();
        assertThat(status).isInstanceOf(OrderStatus.Complete.class);
        assertThat(((OrderStatus.Complete) status).completionData().user().personalNumber())
                .isEqualTo(ASA.personalNumber());
    }

    @ParameterizedTest
    @MethodSource("failedHintCodes")
    void phoneEndsItThenFailedWithItsHintCode(HintCode hintCode) {
        PhoneOrderHandle order = start(ASA);
        simulator.phone().fail(open(ASA), hintCode);
        timer.advance(PACE);

        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(hintCode));
    }

    @Test
    void pendingThenHintCodeAndOneCollectInTwoSeconds() {
        PhoneOrderHandle order = start(ASA);
        assertThat(order.hintCode()).isEmpty();
        open(ASA);

        timer.advance(Duration.ofSeconds(10));

        assertThat(order.hintCode()).contains(HintCode.USER_CALL_CONFIRM);
        assertThat(bankId.collects).isEqualTo(5);
    }

    @Test
    void nobodyPicksUpThenStartFailed() {
        PhoneOrderHandle order = start(ASA);
        timer.advance(Duration.ofSeconds(40));

        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(HintCode.START_FAILED));
    }

    @Test
    void startWhenRefusedThenItsFailure() {
        bankId.startFailure = () -> new BankIdRejectedException(ErrorCode.ALREADY_IN_PROGRESS, "refused");
        PhoneOrderHandle order = start(ASA);

        assertThat(failure(order.started())).isInstanceOf(BankIdRejectedException.class);
        assertThat(failure(order.end())).isInstanceOf(BankIdRejectedException.class);
    }

    @Test
    void outageThenTheOrderGoesOn() {
        PhoneOrderHandle order = start(ASA);
        bankId.collectFailure = () -> BankIdUnavailableException.noAnswer("down", null);
        timer.advance(Duration.ofSeconds(20));
        bankId.collectFailure = () -> null;
        approve(ASA);
        timer.advance(PACE);

        assertThat(end(order).status()).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void bankIdAsksToWaitThenBoundedPause() {
        start(ASA);
        bankId.collectFailure = () -> BankIdUnavailableException.busy("busy", Duration.ofHours(1));
        timer.advance(Duration.ofSeconds(23));

        assertThat(bankId.collects).isEqualTo(3);
    }

    @Test
    void executorWhenFullThenTheNextTurnComes() {
        PhoneOrderHandle order = start(ASA);
        approve(ASA);
        executorIsFull = true;
        timer.advance(Duration.ofSeconds(9));
        assertThat(isRunning(order)).isTrue();
        executorIsFull = false;
        timer.advance(PACE);

        assertThat(end(order).status()).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void executorWhenFullAtTheStartThenUnavailable() {
        executorIsFull = true;
        PhoneOrderHandle order = start(ASA);

        assertThat(failure(order.started())).isInstanceOf(BankIdUnavailableException.class);
        executorIsFull = false;
        assertThat(isRunning(start(ASA))).isTrue();
    }

    @Test
    void cancelThenOverHereAndAtBankId() {
        PhoneOrderHandle order = start(ASA);
        String handle = open(ASA);
        order.cancel();
        order.cancel();

        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(HintCode.CANCELLED));
        assertThat(end(order).orderRef()).hasValue(bankId.cancelled.get(0));
        assertThat(simulator.phone().approve(handle)).isInstanceOf(PhoneAnswer.Refused.class);
    }

    @Test
    void cancelWhenTheExecutorIsFullThenAtBankIdSoonAfter() {
        PhoneOrderHandle order = start(ASA);
        executorIsFull = true;
        order.cancel();
        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(HintCode.CANCELLED));
        assertThat(bankId.cancelled).isEmpty();

        executorIsFull = false;
        timer.advance(PACE);
        assertThat(bankId.cancelled).hasSize(1);
    }

    @Test
    void deadlineThenExpiredAndCancelledAtBankId() {
        PhoneOrderHandle order = start(ASA);
        bankId.collectFailure = () -> BankIdUnavailableException.noAnswer("down", null);
        timer.advance(Duration.ofMinutes(4).minusMillis(1));
        assertThat(isRunning(order)).isTrue();
        timer.advance(Duration.ofMillis(1));

        assertThat(end(order).status()).isEqualTo(new OrderStatus.Failed(HintCode.EXPIRED_TRANSACTION));
        assertThat(bankId.cancelled).hasSize(1);
    }

    @Test
    void somebodyElseIdentifiedThenNobody() {
        PhoneOrderHandle order = start(ASA);
        bankId.lie = status ->
                new OrderStatus.Complete(new CompletionData(ANNA.user(LocalDate.now(clock)), Optional.empty()));
        timer.advance(PACE);

        assertThat(failure(order.end())).isInstanceOf(BankIdProtocolException.class);
    }

    @Test
    void contradictionThenGivenUpAndCancelledAtBankId() {
        PhoneOrderHandle order = start(ASA);
        bankId.collectFailure = () -> BankIdProtocolException.contradictory("nonsense");
        timer.advance(PACE);

        assertThat(failure(order.end())).isInstanceOf(BankIdProtocolException.class);
        assertThat(bankId.cancelled).hasSize(1);
    }

    @Test
    void unreadableAnswerThenTheOrderGoesOn() {
        PhoneOrderHandle order = start(ASA);
        bankId.collectFailure = () -> BankIdProtocolException.unreadable("a page of a proxy", null);
        timer.advance(PACE);
        bankId.collectFailure = () -> null;
        approve(ASA);
        timer.advance(PACE);

        assertThat(end(order).status()).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void boundReachedThenUnavailableUntilOneEnds() {
        PhoneOrderHandle first = start(ASA);
        start(ANNA);
        start(ELSA);
        assertThat(failure(start(SimulatedPerson.TOLVAN).started())).isInstanceOf(BankIdUnavailableException.class);

        first.cancel();
        assertThat(isRunning(start(SimulatedPerson.TOLVAN))).isTrue();
    }

    @Test
    void closeThenEveryOrderEndsOnBothSides() {
        PhoneOrderHandle first = start(ASA);
        PhoneOrderHandle second = start(ANNA);
        orders.close();

        assertThat(failure(first.end())).isInstanceOf(BankIdUnavailableException.class);
        assertThat(failure(second.end())).isInstanceOf(BankIdUnavailableException.class);
        assertThat(bankId.cancelled).hasSize(2);
        assertThat(failure(start(ELSA).started())).isInstanceOf(BankIdUnavailableException.class);
    }

    private PhoneOrderHandle start(SimulatedPerson person) {
        return orders.start(new PhoneAuthenticationRequest(person.personalNumber(), CallInitiator.USER));
    }

    private String open(SimulatedPerson person) {
        return ((PhoneAnswer.Open) simulator.phone().open(person, "198.51.100.4")).handle();
    }

    private void approve(SimulatedPerson person) {
        String handle = open(person);
        simulator.phone().pending(handle, HintCode.USER_SIGN);
        assertThat(simulator.phone().approve(handle)).isInstanceOf(PhoneAnswer.Approved.class);
    }

    private static boolean isRunning(PhoneOrderHandle order) {
        return !order.end().toCompletableFuture().isDone();
    }

    private static PhoneEnd end(PhoneOrderHandle order) {
        return order.end().toCompletableFuture().getNow(null);
    }

    private static BankIdException failure(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        try {
            future.getNow(null);
            return null;
        } catch (CompletionException e) {
            return (BankIdException) e.getCause();
        }
    }
}
