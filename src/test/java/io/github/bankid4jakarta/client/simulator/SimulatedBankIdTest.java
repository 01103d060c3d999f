package io.github.bankid4jakarta.client.simulator;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.OrderStatus.Complete;
import io.github.bankid4jakarta.model.OrderStatus.Failed;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedBankIdTest {

    private static final String ADDRESS = "203.0.113.17";
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final String UUID_8 = "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final SimulatedBankId bankId = bankId(SimulatedBankId.CAPACITY);
    private final SimulatedPhone phone = bankId.phone();

    @Test
    void startThenNamesAreUuidsOfVersion8() {
        StartedOrder order = start();

        assertThat(order.orderRef().value()).matches(UUID_8);
        assertThat(order.autoStartToken().value()).matches(UUID_8);
        assertThat(order.animatedQr().orElseThrow().startToken()).matches(UUID_8);
        assertThat(order.animatedQr().orElseThrow().startSecret()).matches(UUID_8);
        assertThat(launch(order)).matches("[0-9a-f]{32}");
    }

    @Test
    void startWhenRandomnessIsTheSameThenNamesAreTheSame() {
        assertThat(bankId(1).start(AuthenticationRequest.of(ADDRESS))).isEqualTo(start());
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.17", "2001:db8::1"})
    void startWhenEndUserIpIsAnAddressThenStarted(String address) {
        assertThatCode(() -> bankId.start(AuthenticationRequest.of(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "203.0.113.17, 10.0.0.1"})
    void startWhenEndUserIpIsNoAddressThenInvalidParameters(String address) {
        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> bankId.start(AuthenticationRequest.of(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://service.example/return?nonce=a", "http://localhost:8080/return#nonce=a"})
    void startWhenReturnUrlIsForBrowsersThenStarted(String url) {
        assertThatCode(() -> bankId.start(returningTo(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "/return?nonce=a", "https:return", "https://service.example/ x"})
    void startWhenReturnUrlIsNotForBrowsersThenInvalidParameters(String url) {
        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> bankId.start(returningTo(url)));
    }

    @Test
    void startWhenReturnUrlHas512CharactersThenStarted() {
        assertThatCode(() -> bankId.start(returningTo(urlOfLength(512)))).doesNotThrowAnyException();
    }

    @Test
    void startWhenReturnUrlHas513CharactersThenInvalidParameters() {
        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> bankId.start(returningTo(urlOfLength(513))));
    }

    @Test
    void collectWhenAlmostHalfAMinutePassedThenPending() {
        StartedOrder order = start();
        clock.advance(Duration.ofSeconds(30).minus(MOMENT));

        assertThat(collect(order)).isInstanceOf(Pending.class);
    }

    @Test
    void collectWhenHalfAMinutePassedThenStartFailed() {
        StartedOrder order = start();
        clock.advance(Duration.ofSeconds(30));

        assertThat(collect(order)).isEqualTo(new Failed(HintCode.START_FAILED));
    }

    @Test
    void collectWhenAlmostThreeMinutesPassedInTheAppThenPending() {
        StartedOrder order = startedLate();
        clock.advance(Duration.ofMinutes(3).minus(MOMENT));

        assertThat(collect(order)).isInstanceOf(Pending.class);
    }

    @Test
    void collectWhenThreeMinutesPassedInTheAppThenExpired() {
        StartedOrder order = startedLate();
        clock.advance(Duration.ofMinutes(3));

        assertThat(collect(order)).isEqualTo(new Failed(HintCode.EXPIRED_TRANSACTION));
    }

    @Test
    void collectWhenCompleteForAlmostThreeMinutesThenDelivered() {
        StartedOrder order = approved();
        clock.advance(Duration.ofMinutes(3).minus(MOMENT));

        assertThat(collect(order)).isInstanceOf(Complete.class);
    }

    @Test
    void collectWhenCompleteForThreeMinutesThenForgotten() {
        StartedOrder order = approved();
        clock.advance(Duration.ofMinutes(3));

        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> collect(order));
    }

    @Test
    void collectWhenFailedForAlmostFiveMinutesThenDelivered() {
        StartedOrder order = start();
        phone.decline(launch(order));
        clock.advance(Duration.ofMinutes(5).minus(MOMENT));

        assertThat(collect(order)).isEqualTo(new Failed(HintCode.USER_CANCEL));
    }

    @Test
    void collectWhenFailedForFiveMinutesThenForgotten() {
        StartedOrder order = start();
        phone.decline(launch(order));
        clock.advance(Duration.ofMinutes(5));

        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> collect(order));
    }

    @Test
    void collectWhenTimeRanOutLongAgoThenForgotten() {
        StartedOrder order = start();
        clock.advance(Duration.ofSeconds(30).plusMinutes(5));

        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> collect(order));
    }

    @Test
    void collectWhenManyAskAtOnceThenCompleteIsDeliveredOnce() throws Exception {
        StartedOrder order = approved();

        assertThat(askAtOnce(order, 8)).filteredOn(Complete.class::isInstance).hasSize(1);
    }

    @Test
    void cancelWhenLiveThenCollectIsCanceled() {
        StartedOrder order = start();
        bankId.cancel(order.orderRef());

        assertRejected(ErrorCode.CANCELED, () -> collect(order));
    }

    @Test
    void cancelWhenCancelledThenInvalidParameters() {
        StartedOrder order = start();
        bankId.cancel(order.orderRef());

        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> bankId.cancel(order.orderRef()));
    }

    @Test
    void cancelWhenFailedThenInvalidParametersAndStillDelivered() {
        StartedOrder order = start();
        phone.decline(launch(order));

        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> bankId.cancel(order.orderRef()));
        assertThat(collect(order)).isEqualTo(new Failed(HintCode.USER_CANCEL));
    }

    @Test
    void collectWhenNameIsNotAnOrderRefThenInvalidParameters() {
        StartedOrder order = start();
        OrderRef token = new OrderRef(order.autoStartToken().value());

        assertThat(collect(order)).isInstanceOf(Pending.class);
        assertRejected(ErrorCode.INVALID_PARAMETERS, () -> bankId.collect(token));
    }

    @Test
    void startByPhoneWhenPersonIsInAnotherOrderThenBothEnd() {
        StartedOrder web = start();
        launch(web);

        assertRejected(ErrorCode.ALREADY_IN_PROGRESS, () -> bankId.startByPhone(call(ANNA)));
        assertThat(collect(web)).isEqualTo(new Failed(HintCode.CANCELLED));
    }

    @Test
    void startByPhoneWhenTheOtherOrderIsOverThenStarted() {
        StartedOrder web = start();
        phone.decline(launch(web));

        assertThatCode(() -> bankId.startByPhone(call(ANNA))).doesNotThrowAnyException();
    }

    @Test
    void startByPhoneWhenRefusedThenNextOneStarts() {
        bankId.startByPhone(call(ANNA));
        assertRejected(ErrorCode.ALREADY_IN_PROGRESS, () -> bankId.startByPhone(call(ANNA)));

        assertThatCode(() -> bankId.startByPhone(call(ANNA))).doesNotThrowAnyException();
    }

    @Test
    void startByPhoneThenNoQrCode() {
        OrderRef order = bankId.startByPhone(call(ANNA));

        assertThat(bankId.collect(order)).isEqualTo(new Pending(HintCode.OUTSTANDING_TRANSACTION, Optional.empty()));
    }

    @Test
    void startWhenAllKeptOrdersAreLiveThenUnavailable() {
        SimulatedBankId small = bankId(2);
        small.start(AuthenticationRequest.of(ADDRESS));
        small.start(AuthenticationRequest.of(ADDRESS));

        assertThatExceptionOfType(BankIdUnavailableException.class)
                .isThrownBy(() -> small.start(AuthenticationRequest.of(ADDRESS)));
    }

    @Test
    void startWhenOneKeptOrderIsOverThenItMakesRoom() {
        SimulatedBankId small = bankId(2);
        small.start(AuthenticationRequest.of(ADDRESS));
        small.cancel(small.start(AuthenticationRequest.of(ADDRESS)).orderRef());

        assertThatCode(() -> small.start(AuthenticationRequest.of(ADDRESS))).doesNotThrowAnyException();
        assertThat(small.size()).isEqualTo(2);
    }

    @Test
    void startWhenOrdersAreAbandonedForHoursThenFewAreKept() {
        for (int minute = 0; minute < 300; minute++) {
            start();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(bankId.size()).isLessThanOrEqualTo(9);
    }

    private List<Object> askAtOnce(StartedOrder order, int threads) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Callable<Object> ask = () -> {
                try {
                    return collect(order);
                } catch (BankIdRejectedException e) {
                    return e;
                }
            };
            List<Object> answers = new ArrayList<>();
            for (Future<Object> answer : executor.invokeAll(Collections.nCopies(threads, ask))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            executor.shutdownNow();
        }
    }

    private SimulatedBankId bankId(int capacity) {
        return new SimulatedBankId(clock, new Random(131), SimulatorRules.asBankId(), capacity);
    }

    private StartedOrder start() {
        return bankId.start(AuthenticationRequest.of(ADDRESS));
    }

    private StartedOrder startedLate() {
        StartedOrder order = start();
        clock.advance(Duration.ofSeconds(29));
        launch(order);
        return order;
    }

    private StartedOrder approved() {
        StartedOrder order = start();
        phone.approve(launch(order));
        return order;
    }

    private String launch(StartedOrder order) {
        PhoneAnswer answer = phone.launch(ANNA, order.autoStartToken().value(), ADDRESS);
        assertThat(answer).isInstanceOf(PhoneAnswer.Open.class);
        return ((PhoneAnswer.Open) answer).handle();
    }

    private OrderStatus collect(StartedOrder order) {
        return bankId.collect(order.orderRef());
    }

    private static PhoneAuthenticationRequest call(SimulatedPerson person) {
        return new PhoneAuthenticationRequest(person.personalNumber(), CallInitiator.RELYING_PARTY);
    }

    private static AuthenticationRequest returningTo(String url) {
        return new AuthenticationRequest(ADDRESS, Optional.empty(), Optional.of(url));
    }

    private static String urlOfLength(int length) {
        String start = "https://service.example/";
        return start + "x".repeat(length - start.length());
    }

    private static void assertRejected(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(BankIdRejectedException.class)
                .isThrownBy(call)
                .extracting(BankIdRejectedException::errorCode)
                .isEqualTo(code);
    }
}
