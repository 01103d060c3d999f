package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.simulator.HintCodes;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.RawHttp;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of {@code auth-and-collect} over sockets, with a timer that hurries. */
class PhoneCallsTest {

    private static final GatewayCall CALL = GatewayCall.of(
            Operation.AUTH_AND_COLLECT, "{\"personalNumber\":\"198805239822\",\"callInitiator\":\"user\"}");
    private static final String REF = ScriptedBankId.REF.value();
    private static final OrderStatus DECLINED = new OrderStatus.Failed(HintCode.USER_DECLINED_CALL);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final ScriptedBankId bankId = new ScriptedBankId();
    private final GatewayFixture gateway =
            new GatewayFixture(bankId, clock, HurriedTimer.forPeople(), "bankid.gateway.waiting-calls", "2");

    @AfterEach
    void close() {
        gateway.close();
    }

    static List<HintCode> hintCodes() {
        return HintCodes.FAILED;
    }

    @ParameterizedTest
    @MethodSource("hintCodes")
    void callWhenOrderFailsThenItsHintCode(HintCode hintCode) {
        bankId.onCollect = ref -> new OrderStatus.Failed(hintCode);

        assertThat(answer().strip()).isEqualTo(failed(REF, hintCode));
        assertThat(bankId.cancels).isEmpty();
    }

    @Test
    void callWhenOrderCompletesThenThePerson() {
        LocalDate today = LocalDate.now(clock);
        bankId.onCollect = ref -> new OrderStatus.Complete(
                new CompletionData(SimulatedPerson.ANNA.user(today), Optional.of("192.0.2.1")));

        assertThat(answer().strip())
                .isEqualTo("{\"orderRef\":\"" + REF + "\",\"status\":\"complete\",\"completionData\":{\"user\":"
                        + "{\"personalNumber\":\"198805239822\",\"name\":\"Anna Andersson\",\"givenName\":\"Anna\","
                        + "\"surname\":\"Andersson\",\"age\":38,\"sex\":\"Female\",\"initials\":\"AA\"},"
                        + "\"device\":{\"ipAddress\":\"192.0.2.1\"}}}");
    }

    @Test
    void callWhenBackendAnswersOnlyAtTheEndThenItsAnswer() {
        bankId.onPhoneStart = () -> new PhoneOrder.Ended(ScriptedBankId.REF, DECLINED);

        RawAnswer answer = CALL.sendTo(gateway.url());
        assertThat(answer.body()).isEqualTo(failed(REF, HintCode.USER_DECLINED_CALL));
        assertThat(answer.header("Content-Length")).isPresent();
    }

    @Test
    void callWhileOrderRunsThenBlanksAndThenTheAnswer() throws Exception {
        try (RawHttp connection = RawHttp.connect(gateway.url())) {
            List<String> head = connection.send(CALL.bytes(gateway.url())).head();
            assertThat(head.get(0)).startsWith("HTTP/1.1 200");
            assertThat(head).contains("Content-Type: application/json", "Cache-Control: no-store");
            assertThat(connection.chunk()).isEqualTo(" ");
            assertThat(connection.chunk()).isEqualTo(" ");
            bankId.onCollect = ref -> DECLINED;

            assertThat(connection.rest().strip()).isEqualTo(failed(REF, HintCode.USER_DECLINED_CALL));
        }
    }

    @Test
    void callWhenBankIdRefusesThenRefused() {
        bankId.onPhoneStart = failing(new BankIdRejectedException(ErrorCode.ALREADY_IN_PROGRESS, "BankID refused"));

        assertError(400, "alreadyInProgress", "Order already in progress for pno");
        assertThat(gateway.events()).isEmpty();
    }

    @Test
    void callWhenBankIdIsNotThereThenMaintenance() {
        bankId.onPhoneStart = failing(BankIdUnavailableException.busy("busy", Duration.ofMillis(6500)));

        RawAnswer answer = assertError(503, "maintenance", "Try again later");
        assertThat(answer.header("Retry-After")).contains("7");
    }

    @Test
    void callWhenBankIdRefusesUsThenNothingOfThat() {
        bankId.onPhoneStart = failing(new BankIdRejectedException(ErrorCode.UNAUTHORIZED, "BankID refused our token"));

        assertError(500, "internalError", "The call failed here; its client is not to blame");
        assertThat(gateway.events())
                .containsExactly(
                        new BankIdEvent.BackendTrouble("simulator", "BankID refused our token (unauthorized)"));
    }

    @Test
    void callWhenOrderBreaksAfterBlanksThenCancelled() throws Exception {
        try (RawHttp connection = RawHttp.connect(gateway.url())) {
            connection.send(CALL.bytes(gateway.url())).head();
            connection.chunk();
            bankId.onCollect = ref -> {
                throw BankIdProtocolException.contradictory("nonsense");
            };

            assertThat(connection.rest().strip()).isEqualTo("{\"status\":\"failed\",\"hintCode\":\"cancelled\"}");
        }
    }

    @Test
    void callWhenClientGoesAwayThenOrderIsCancelled() throws Exception {
        try (RawHttp connection = RawHttp.connect(gateway.url())) {
            connection.send(CALL.bytes(gateway.url())).head();
            connection.chunk();
            assertThat(bankId.cancels).isEmpty();
        }

        Eventually.assertHolds(() -> assertThat(bankId.cancels).containsExactly(ScriptedBankId.REF));
        assertRoomFor(2);
    }

    @Test
    void callWhenItsClientHungUpBeforeThenTheOrderBeforeEndsFirst() throws Exception {
        List<Integer> cancelsBeforeEachStart = recordCancelsBeforeEachStart();
        hangUp();

        try (RawHttp again = waiting()) {
            assertThat(cancelsBeforeEachStart).containsExactly(0, 1);
            bankId.onCollect = ref -> DECLINED;
            assertThat(again.rest().strip()).isEqualTo(failed(REF, HintCode.USER_DECLINED_CALL));
        }
    }

    @Test
    void callWhenTheOneBeforeIsStillWaitedForThenBothAreBankIdsToDecide() throws Exception {
        List<Integer> cancelsBeforeEachStart = recordCancelsBeforeEachStart();

        try (RawHttp before = waiting();
                RawHttp again = waiting()) {
            Eventually.assertHolds(() -> assertThat(cancelsBeforeEachStart).containsExactly(0, 0));
            bankId.onCollect = ref -> DECLINED;
            assertThat(before.rest().strip()).isEqualTo(failed(REF, HintCode.USER_DECLINED_CALL));
            assertThat(again.rest().strip()).isEqualTo(failed(REF, HintCode.USER_DECLINED_CALL));
        }
    }

    /** Whoever calls for another person waits for nobody. */
    @Test
    void callWhenAboutSomebodyElseThenTheOneBeforeIsLeftAlone() throws Exception {
        CountDownLatch cancelling = new CountDownLatch(1);
        bankId.onCancel = () -> await(cancelling);
        hangUp();

        send(CALL.replacing("198805239822", "198307759889"), 2).close();
        cancelling.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> recordCancelsBeforeEachStart() {
        List<Integer> cancels = new CopyOnWriteArrayList<>();
        bankId.onPhoneStart = () -> {
            cancels.add(bankId.cancels.size());
            return new PhoneOrder.Running(ScriptedBankId.REF);
        };
        return cancels;
    }

    /** Before the first blank, so that nobody knows yet. */
    private void hangUp() {
        send(CALL, 1).close();
    }

    /** Sends a call and waits until BankID has that many starts. */
    private RawHttp send(GatewayCall call, int starts) {
        RawHttp connection = RawHttp.connect(gateway.url()).send(call.bytes(gateway.url()));
        Eventually.assertHolds(() -> assertThat(bankId.phoneStarts).hasSize(starts));
        return connection;
    }

    @Test
    void callWhenTimeIsUpThenCancelledAndExpired() throws Exception {
        try (RawHttp connection = RawHttp.connect(gateway.url())) {
            connection.send(CALL.bytes(gateway.url())).head();
            clock.advance(Duration.ofMinutes(4));

            assertThat(connection.rest().strip()).isEqualTo(failed(REF, HintCode.EXPIRED_TRANSACTION));
        }
        Eventually.assertHolds(() -> assertThat(bankId.cancels).containsExactly(ScriptedBankId.REF));
    }

    @Test
    void callWhenTooManyWaitThenMaintenance() throws Exception {
        assertRoomFor(2);
        try (RawHttp first = waiting();
                RawHttp second = waiting()) {
            RawAnswer third = assertError(503, "maintenance", "Try again later");
            assertThat(third.header("Retry-After")).contains("5");
            bankId.onCollect = ref -> DECLINED;
            first.rest();
            second.rest();
        }
        assertThat(answer()).contains("userDeclinedCall");
    }

    @Test
    void closeWhenCallsWaitThenTheyEndAndTheirOrdersToo() throws Exception {
        try (RawHttp connection = waiting()) {
            gateway.gateway().close();

            assertThat(connection.rest().strip()).isEqualTo("{\"status\":\"failed\",\"hintCode\":\"cancelled\"}");
        }
        Eventually.assertHolds(() -> assertThat(bankId.cancels).containsExactly(ScriptedBankId.REF));
        assertError(503, "maintenance", "Try again later");
    }

    /** A call that got as far as its first blank. */
    private RawHttp waiting() throws Exception {
        RawHttp connection = RawHttp.connect(gateway.url());
        connection.send(CALL.bytes(gateway.url())).head();
        return connection;
    }

    private void assertRoomFor(int calls) throws Exception {
        RawHttp[] connections = new RawHttp[calls];
        for (int i = 0; i < calls; i++) {
            connections[i] = waiting();
        }
        for (RawHttp connection : connections) {
            connection.close();
        }
        Eventually.assertHolds(
                () -> assertThat(gateway.gateway().waitingCalls()).isZero());
    }

    private String answer() {
        RawAnswer answer = CALL.sendTo(gateway.url());
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private RawAnswer assertError(int status, String code, String details) {
        RawAnswer answer = CALL.sendTo(gateway.url());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"errorCode\":\"" + code + "\",\"details\":\"" + details + "\"}");
        return answer;
    }

    private static String failed(String ref, HintCode hintCode) {
        return "{\"orderRef\":\"" + ref + "\",\"status\":\"failed\",\"hintCode\":\"" + hintCode.value() + "\"}";
    }

    private static java.util.function.Supplier<PhoneOrder> failing(BankIdException failure) {
        return () -> {
            throw failure;
        };
    }
}
