package io.github.bankid4jakarta.phone;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static io.github.bankid4jakarta.phone.DeskFixture.AGENT;
import static io.github.bankid4jakarta.phone.DeskFixture.OTHER_AGENT;
import static io.github.bankid4jakarta.phone.DeskFixture.PACE;
import static io.github.bankid4jakarta.phone.DeskFixture.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.simulator.HintCodes;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvent.PhoneRefusal;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneDeskTest {

    private final DeskFixture fixture = new DeskFixture();
    private final PhoneDesk desk = fixture.desk;

    static List<HintCode> failedHintCodes() {
        return HintCodes.FAILED;
    }

    @AfterEach
    void paceWasKept() {
        assertThat(fixture.bankId.violations).isEmpty();
    }

    // Identifying somebody

    @ParameterizedTest
    @EnumSource(CallInitiator.class)
    void statusWhenApprovedThenComplete(CallInitiator initiator) {
        PhoneOrderId id = desk.start(ASA.personalNumber(), initiator);
        fixture.approve(ASA);
        fixture.pass(PACE);

        assertThat(desk.status(id)).isInstanceOf(OrderStatus.Complete.class);
        assertThat(number(desk.status(id))).isEqualTo(ASA.personalNumber().value());
        assertThat(fixture.events).isEmpty();
    }

    @Test
    void statusWhenPendingThenWhatBankIdWaitsFor() {
        PhoneOrderId id = start(ASA);
        assertThat(desk.status(id)).isEqualTo(pending(HintCode.UNKNOWN));
        fixture.open(ASA);
        fixture.pass(PACE);

        assertThat(desk.status(id)).isEqualTo(pending(HintCode.USER_CALL_CONFIRM));
    }

    @ParameterizedTest
    @MethodSource("failedHintCodes")
    void statusWhenFailedThenWhy(HintCode hintCode) {
        PhoneOrderId id = start(ASA);
        fixture.fail(ASA, hintCode);
        fixture.pass(PACE);

        assertThat(desk.status(id)).isEqualTo(new OrderStatus.Failed(hintCode));
    }

    @Test
    void statusWhenBankIdRefusesThenItsRefusal() {
        fixture.bankId.startFailure = () -> new BankIdRejectedException(ErrorCode.ALREADY_IN_PROGRESS, "refused");
        PhoneOrderId id = start(ASA);

        assertThatThrownBy(() -> desk.status(id)).isInstanceOf(BankIdRejectedException.class);
        assertThat(fixture.events).isEmpty();
    }

    @Test
    void statusWhenApplicationStopsThenUnavailable() {
        PhoneOrderId id = start(ASA);
        fixture.orders.close();

        assertThatThrownBy(() -> desk.status(id)).isInstanceOf(BankIdUnavailableException.class);
    }

    @Test
    void statusWhenRetentionIsOverThenNothingIsKept() {
        PhoneOrderId id = start(ASA);
        fixture.approve(ASA);
        fixture.pass(PACE);
        fixture.pass(RETENTION.minusMillis(1));
        assertThat(desk.status(id)).isInstanceOf(OrderStatus.Complete.class);
        fixture.pass(Duration.ofMillis(1));

        assertThatThrownBy(() -> desk.status(id)).isInstanceOf(UnknownPhoneOrderException.class);
        assertThat(desk.size()).isZero();
    }

    @Test
    void cancelThenOverHereAndAtBankId() {
        PhoneOrderId id = start(ASA);
        desk.cancel(id);
        desk.cancel(id);

        assertThat(desk.status(id)).isEqualTo(new OrderStatus.Failed(HintCode.CANCELLED));
        assertThat(fixture.bankId.cancelled).hasSize(1);
    }

    @Test
    void startWhenOneForTheSameCallRunsThenTheSame() {
        PhoneOrderId id = start(ASA);

        assertThat(start(ASA)).isEqualTo(id);
        desk.cancel(id);
        assertThat(start(ASA)).isNotEqualTo(id);
    }

    // Waiting

    @Test
    void identifyWhenApprovedThenCompletesAndTheNextMayStart() {
        CompletableFuture<PhoneOrderId> next = new CompletableFuture<>();
        CompletableFuture<OrderStatus> end = desk.identify(ASA.personalNumber(), CallInitiator.USER)
                .whenComplete((status, failure) -> next.complete(start(ASA)))
                .toCompletableFuture();
        assertThat(end).isNotDone();
        fixture.approve(ASA);
        fixture.pass(PACE);

        assertThat(number(end.join())).isEqualTo(ASA.personalNumber().value());
        assertThat(desk.status(next.join())).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void identifyWhenBrokenThenItsFailure() {
        fixture.bankId.startFailure = () -> BankIdUnavailableException.notSent("down", null);
        CompletableFuture<OrderStatus> end =
                desk.identify(ASA.personalNumber(), CallInitiator.USER).toCompletableFuture();

        assertThat(end).isCompletedExceptionally();
        assertThatThrownBy(end::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(BankIdUnavailableException.class);
    }

    @Test
    void identifyWhenSomebodyCompletesTheStageThenTheOrderStaysAsItIs() {
        desk.identify(ASA.personalNumber(), CallInitiator.USER)
                .toCompletableFuture()
                .complete(new OrderStatus.Failed(HintCode.CANCELLED));

        assertThat(desk.status(start(ASA))).isInstanceOf(OrderStatus.Pending.class);
    }

    @Test
    void waitWhenTimeIsUpThenExpiredAndCancelledAtBankId() {
        assertThat(desk.identify(ASA.personalNumber(), CallInitiator.USER, Duration.ofMillis(1)))
                .isEqualTo(new OrderStatus.Failed(HintCode.EXPIRED_TRANSACTION));
        assertThat(fixture.bankId.cancelled).hasSize(1);
    }

    @Test
    void waitWhenItEndsThenItsEnd() {
        PhoneOrderId id = start(ASA);
        fixture.approve(ASA);
        CompletableFuture<OrderStatus> waiting = CompletableFuture.supplyAsync(
                () -> desk.identify(ASA.personalNumber(), CallInitiator.USER, Duration.ofSeconds(30)));
        while (desk.status(id) instanceof OrderStatus.Pending) {
            fixture.pass(PACE);
        }

        // the waiting thread joins the order, or starts one of its own where it comes too late
        assertThat(waiting.getNow(desk.status(id))).isInstanceOf(OrderStatus.Complete.class);
    }

    @Test
    void waitWhenInterruptedThenCancelledAndStillInterrupted() {
        Thread.currentThread().interrupt();

        OrderStatus end = desk.identify(ASA.personalNumber(), CallInitiator.USER, Duration.ofMinutes(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(end).isEqualTo(new OrderStatus.Failed(HintCode.CANCELLED));
        assertThat(fixture.bankId.cancelled).hasSize(1);
    }

    @Test
    void waitWhenBrokenThenItsFailure() {
        fixture.bankId.startFailure = () -> BankIdUnavailableException.notSent("down", null);

        assertThatThrownBy(() -> desk.identify(ASA.personalNumber(), CallInitiator.USER, Duration.ofMinutes(1)))
                .isInstanceOf(BankIdUnavailableException.class);
    }

    // Who may

    @ParameterizedTest
    @ValueSource(strings = {"start", "status", "cancel", "identify", "wait"})
    void callWhenNoRoleIsConfiguredThenSaysWhichSetting(String call) {
        DeskFixture closed = new DeskFixture(new PhoneDeskRules(Optional.empty(), 30, 3, 3, RETENTION));

        assertThatThrownBy(() -> call(closed.desk, call, new PhoneOrderId("any")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bankid.phone.role is not set");
        assertThat(closed.desk.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "status", "cancel", "identify", "wait"})
    void callWhenCallerLacksTheRoleThenRefusedElseNot(String call) {
        PhoneOrderId id = start(ASA);
        call(desk, call, id);
        fixture.agentsByRole.remove(AGENT);

        assertThatThrownBy(() -> call(desk, call, id)).isInstanceOf(NotAnAgentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "cancel"})
    void callWhenOrderIsAnotherAgentsThenAsIfThereWereNone(String call) {
        PhoneOrderId id = start(ASA);
        fixture.as(OTHER_AGENT);
        Throwable foreign = thrown(() -> call(desk, call, id));
        Throwable unknown = thrown(() -> call(desk, call, new PhoneOrderId("any")));

        assertThat(foreign).isInstanceOf(UnknownPhoneOrderException.class).hasSameClassAs(unknown);
        assertThat(foreign).hasMessage(unknown.getMessage());
        fixture.as(AGENT);
        assertThat(desk.status(id)).isInstanceOf(OrderStatus.Pending.class);
        call(desk, call, id);
    }

    @Test
    void startWhenCallInitiatorIsNotStatedThenRefusedBeforeBankIdHears() {
        assertThatThrownBy(() -> desk.start(ASA.personalNumber(), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> desk.identify(ASA.personalNumber(), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> desk.identify(ASA.personalNumber(), null, PACE))
                .isInstanceOf(NullPointerException.class);
        assertThat(desk.size()).isZero();
        assertThat(start(ASA)).isNotNull();
    }

    // What others hear

    @Test
    void callDeclinedThenSecurityEvent() {
        start(ASA);
        fixture.fail(ASA, HintCode.USER_DECLINED_CALL);
        fixture.pass(PACE);

        assertThat(fixture.events)
                .containsExactly(new BankIdEvent.PhoneIdentificationRefused("simulator", PhoneRefusal.CALL_DECLINED));
    }

    @Test
    void onlyDeclinedThenNoSecurityEvent() {
        start(ASA);
        fixture.fail(ASA, HintCode.USER_CANCEL);
        fixture.pass(PACE);

        assertThat(fixture.events).isEmpty();
    }

    @Test
    void somebodyElseIdentifiedThenNobodyAndSecurityEvent() {
        PhoneOrderId id = start(ASA);
        fixture.bankId.lie = status ->
                new OrderStatus.Complete(new CompletionData(ANNA.user(LocalDate.now(fixture.clock)), Optional.empty()));
        fixture.pass(PACE);

        assertThatThrownBy(() -> desk.status(id)).isInstanceOf(BankIdProtocolException.class);
        assertThat(fixture.events)
                .hasSize(2)
                .contains(new BankIdEvent.PhoneIdentificationRefused("simulator", PhoneRefusal.MISMATCH))
                .anyMatch(BankIdEvent.BackendTrouble.class::isInstance);
    }

    @Test
    void tokenNotAcceptedThenTroubleForTheOperator() {
        fixture.bankId.startFailure = () -> new BankIdRejectedException(ErrorCode.UNAUTHORIZED, "refused");
        start(ASA);

        assertThat(fixture.events)
                .containsExactly(new BankIdEvent.BackendTrouble("simulator", "call refused: unauthorized"));
    }

    @Test
    void toStringThenNothingPersonal() {
        PhoneOrderId id = start(ASA);
        fixture.approve(ASA);
        fixture.pass(PACE);
        AgentOrders orders = new AgentOrders(DeskFixture.RULES, fixture.clock);

        String said = "" + id + desk + desk.status(id) + orders + fixture.events
                + AgentOrder.of(AGENT, new PhoneAuthenticationRequest(ASA.personalNumber(), CallInitiator.USER), null);

        assertThat(said)
                .doesNotContain(AGENT, id.value(), ASA.personalNumber().value(), ASA.givenName(), ASA.surname());
    }

    private PhoneOrderId start(SimulatedPerson person) {
        return desk.start(person.personalNumber(), CallInitiator.USER);
    }

    private static void call(PhoneDesk desk, String call, PhoneOrderId id) {
        switch (call) {
            case "start" -> desk.start(ASA.personalNumber(), CallInitiator.USER);
            case "status" -> desk.status(id);
            case "cancel" -> desk.cancel(id);
            case "identify" -> desk.identify(ASA.personalNumber(), CallInitiator.USER);
            case "wait" -> desk.identify(ASA.personalNumber(), CallInitiator.USER, Duration.ZERO);
            default -> throw new IllegalArgumentException(call);
        }
    }

    private static Throwable thrown(Runnable call) {
        return catchThrowable(call::run);
    }

    private static OrderStatus pending(HintCode hintCode) {
        return new OrderStatus.Pending(hintCode, Optional.empty());
    }

    private static String number(OrderStatus status) {
        return ((OrderStatus.Complete) status)
                .completionData()
                .user()
                .personalNumber()
                .value();
    }
}
