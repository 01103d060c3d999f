package io.github.bankid4jakarta.client;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bankid4jakarta.client.simulator.HintCodes;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.Refusal;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatedPhone;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
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
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every backend does alike. The far end is always a {@link SimulatedBankId} in virtual time, behind whatever the backend
 * needs to reach it: nothing for the simulator, an HTTP server for the others.
 */
public abstract class BankIdClientContract {

    private static final String BROWSER = "203.0.113.17";
    private static final String PHONE = "198.51.100.4";
    private static final String RETURN_URL = "https://service.example/.bankid/return?nonce=a&b=c";
    private static final long PATIENCE_SECONDS = 10;

    /** BankID asks for it (RP API v6.0, collect; read 2026-11). */
    private static final Duration COLLECT_INTERVAL = Duration.ofSeconds(2);

    protected final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00.250Z"));
    protected final SimulatedBankId bankId = new SimulatedBankId(clock, new Random(131), SimulatorRules.asBankId());
    private final SimulatedPhone phone = bankId.phone();
    private final Map<StartedOrder, Instant> nextCollects = new HashMap<>();

    /** The client under test, which reaches {@link #bankId}. The same one throughout a test. */
    protected abstract BankIdClient client();

    /** How long the far end tells the end of an order again, in case that an answer was lost. Usually it does not. */
    protected Duration readableAgain() {
        return Duration.ZERO;
    }

    static List<HintCode> failedHintCodes() {
        return withUnknown(HintCodes.FAILED, "userFellAsleep");
    }

    static List<HintCode> pendingHintCodes() {
        return withUnknown(HintCodes.PENDING, "userThinks");
    }

    static List<SimulatedPerson> people() {
        return SimulatedPerson.all();
    }

    @Test
    void collectWhenNobodyScannedThenPending() {
        StartedOrder order = start();

        assertThat(hintCode(order)).isEqualTo(HintCode.OUTSTANDING_TRANSACTION);
    }

    @Test
    void qrTextWhenTimePassesThenScannedInEachSecond() {
        for (int second : new int[] {0, 1, 9, 29}) {
            StartedOrder order = start();
            clock.advance(Duration.ofSeconds(second));

            assertThat(phone.scan(ANNA, qrText(order, second), PHONE))
                    .as("second %s", second)
                    .isInstanceOf(PhoneAnswer.Open.class);
        }
    }

    @Test
    void qrTextWhenTooOldThenPhoneRefuses() {
        StartedOrder order = start();
        String qrText = qrText(order, 0);
        clock.advance(Duration.ofSeconds(7));

        assertThat(phone.scan(ANNA, qrText, PHONE)).isEqualTo(new PhoneAnswer.Refused(Refusal.STALE_CODE));
    }

    @Test
    void collectWhenScannedThenUserSign() {
        StartedOrder order = start();
        scan(ANNA, order);

        assertThat(hintCode(order)).isEqualTo(HintCode.USER_SIGN);
    }

    @ParameterizedTest
    @MethodSource("pendingHintCodes")
    void collectWhenPhoneShowsStepThenItsHintCode(HintCode step) {
        StartedOrder order = start();
        phone.pending(scan(ANNA, order), step);

        assertThat(hintCode(order)).isEqualTo(step);
    }

    @ParameterizedTest
    @MethodSource("failedHintCodes")
    void collectWhenPhoneEndsOrderThenFailedAndSoonForgotten(HintCode end) {
        StartedOrder order = start();
        phone.fail(scan(ANNA, order), end);

        assertThat(collect(order)).isEqualTo(new Failed(end));
        assertForgotten(order, new Failed(end));
    }

    @ParameterizedTest
    @MethodSource("people")
    void collectWhenApprovedThenWholeUser(SimulatedPerson person) {
        StartedOrder order = start();
        phone.approve(scan(person, order));

        CompletionData data = completionData(collect(order));
        assertUser(data.user(), person.user(LocalDate.now(clock)));
        assertThat(data.deviceIpAddress()).contains(PHONE);
    }

    @Test
    void collectWhenDeliveredThenSoonForgotten() {
        StartedOrder order = start();
        phone.approve(scan(ANNA, order));
        OrderStatus status = collect(order);
        completionData(status);

        assertForgotten(order, status);
    }

    @Test
    void collectWhenOrderIsUnknownThenRejected() {
        assertRejected(() -> client().collect(new OrderRef("131daac9-16c6-4618-beb0-365768f37288")));
    }

    @Test
    void collectWhenNobodyScansInTimeThenStartFailed() {
        StartedOrder order = start();
        clock.advance(Duration.ofSeconds(30));

        assertThat(collect(order)).isEqualTo(new Failed(HintCode.START_FAILED));
    }

    @Test
    void collectWhenPersonDoesNotFinishInTimeThenExpired() {
        StartedOrder order = start();
        scan(ANNA, order);
        clock.advance(Duration.ofMinutes(3));

        assertThat(collect(order)).isEqualTo(new Failed(HintCode.EXPIRED_TRANSACTION));
    }

    @Test
    void cancelThenOrderIsOverOnBothSides() {
        StartedOrder order = start();
        String handle = scan(ANNA, order);
        client().cancel(order.orderRef());

        assertThat(phone.approve(handle)).isEqualTo(new PhoneAnswer.Refused(Refusal.NOT_OPEN));
        assertOver(order);
    }

    @Test
    void cancelWhenOrderIsOverThenNoFailure() {
        StartedOrder order = start();
        client().cancel(order.orderRef());

        assertThatCode(() -> client().cancel(order.orderRef())).doesNotThrowAnyException();
    }

    @Test
    void authenticateWhenPersonHasOrderThenRejectedAndBothEnd() {
        StartedOrder first = client().authenticate(only(ANNA));

        assertThatExceptionOfType(BankIdRejectedException.class)
                .isThrownBy(() -> client().authenticate(only(ANNA)))
                .matches(e -> e.errorCode().is(ErrorCode.ALREADY_IN_PROGRESS));
        assertThat(collect(first)).isEqualTo(new Failed(HintCode.CANCELLED));
    }

    @Test
    void authenticateWhenOtherPersonHasOrderThenBothRun() {
        StartedOrder first = client().authenticate(only(ANNA));
        StartedOrder second = client().authenticate(only(ASA));

        assertThat(Stream.of(first, second).map(this::hintCode)).containsOnly(HintCode.OUTSTANDING_TRANSACTION);
    }

    @Test
    void collectWhenSamePersonScansAnotherOrderThenFirstIsCancelled() {
        StartedOrder first = start();
        StartedOrder second = start();
        scan(ANNA, first);
        scan(ANNA, second);

        assertThat(collect(first)).isEqualTo(new Failed(HintCode.CANCELLED));
        assertThat(hintCode(second)).isEqualTo(HintCode.USER_SIGN);
    }

    @Test
    void collectWhenOtherPersonScansAnotherOrderThenBothRun() {
        StartedOrder first = start();
        StartedOrder second = start();
        scan(ANNA, first);
        scan(ASA, second);

        assertThat(Stream.of(first, second).map(this::hintCode)).containsOnly(HintCode.USER_SIGN);
    }

    @Test
    void launchThenComplete() {
        StartedOrder order = start();
        PhoneAnswer opened = phone.launch(ANNA, order.autoStartToken().value(), BROWSER);
        phone.approve(handle(opened));

        assertThat(completionData(collect(order)).deviceIpAddress()).contains(BROWSER);
    }

    @Test
    void launchWhenOrderHasReturnUrlThenPhoneLearnsIt() {
        assumeTrue(can(Capability.RETURN_URL), "this backend has no return address");
        StartedOrder order =
                client().authenticate(new AuthenticationRequest(BROWSER, Optional.empty(), Optional.of(RETURN_URL)));
        PhoneAnswer opened = phone.launch(ANNA, order.autoStartToken().value(), BROWSER);

        assertThat(phone.approve(handle(opened))).isEqualTo(new PhoneAnswer.Approved(true, Optional.of(RETURN_URL)));
    }

    @Test
    void phoneAuthenticateWhenConfirmedThenComplete() throws Exception {
        OrderStatus status = byPhone(handle -> {
            phone.pending(handle, HintCode.USER_SIGN);
            return phone.approve(handle);
        });

        assertUser(completionData(status).user(), ASA.user(LocalDate.now(clock)));
    }

    @Test
    void phoneAuthenticateWhenDeniedThenFailed() throws Exception {
        OrderStatus status = byPhone(handle -> phone.fail(handle, HintCode.USER_DECLINED_CALL));

        assertThat(status).isEqualTo(new Failed(HintCode.USER_DECLINED_CALL));
    }

    private OrderStatus byPhone(Function<String, PhoneAnswer> person) throws Exception {
        assumeTrue(can(Capability.PHONE_AUTHENTICATION), "this backend has no orders over the phone");
        PhoneAuthenticationRequest request = new PhoneAuthenticationRequest(ASA.personalNumber(), CallInitiator.USER);
        CompletableFuture<PhoneOrder> call = CompletableFuture.supplyAsync(() -> client().phoneAuthenticate(request));
        person.apply(awaitCall());
        PhoneOrder order = call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return order instanceof PhoneOrder.Ended ended
                ? ended.status()
                : client().collect(((PhoneOrder.Running) order).orderRef());
    }

    /** Backends may answer only when the order has ended, so the phone has to act while the call is under way. */
    private String awaitCall() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        PhoneAnswer answer = phone.open(ASA, PHONE);
        while (!(answer instanceof PhoneAnswer.Open) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            answer = phone.open(ASA, PHONE);
        }
        return handle(answer);
    }

    private boolean can(Capability capability) {
        return client().capabilities().contains(capability);
    }

    private StartedOrder start() {
        return client().authenticate(AuthenticationRequest.of(BROWSER));
    }

    private static AuthenticationRequest only(SimulatedPerson person) {
        return new AuthenticationRequest(BROWSER, Optional.of(person.personalNumber()), Optional.empty());
    }

    /** No order is collected more often than BankID allows. */
    private OrderStatus collect(StartedOrder order) {
        Instant next = nextCollects.getOrDefault(order, Instant.MIN);
        if (clock.instant().isBefore(next)) {
            clock.advance(Duration.between(clock.instant(), next));
        }
        nextCollects.put(order, clock.instant().plus(COLLECT_INTERVAL));
        return client().collect(order.orderRef());
    }

    private HintCode hintCode(StartedOrder order) {
        OrderStatus status = collect(order);
        assertThat(status).isInstanceOf(Pending.class);
        return ((Pending) status).hintCode();
    }

    private String scan(SimulatedPerson person, StartedOrder order) {
        return handle(phone.scan(person, qrText(order, 0), PHONE));
    }

    /** Computed by us where the backend lets us, else taken from a pending answer. */
    private String qrText(StartedOrder order, long second) {
        if (order.animatedQr().isPresent()) {
            return order.animatedQr().get().text(second);
        }
        OrderStatus status = collect(order);
        assertThat(status).isInstanceOf(Pending.class);
        return ((Pending) status).qrText().orElseThrow();
    }

    private static String handle(PhoneAnswer answer) {
        assertThat(answer).isInstanceOf(PhoneAnswer.Open.class);
        return ((PhoneAnswer.Open) answer).handle();
    }

    private static CompletionData completionData(OrderStatus status) {
        assertThat(status).isInstanceOf(Complete.class);
        return ((Complete) status).completionData();
    }

    private static void assertUser(BankIdUser actual, BankIdUser expected) {
        assertThat(actual.personalNumber()).isEqualTo(expected.personalNumber());
        assertThat(actual.name()).isEqualTo(expected.name());
        assertThat(actual.givenName()).isEqualTo(expected.givenName());
        assertThat(actual.surname()).isEqualTo(expected.surname());
        actual.age().ifPresent(age -> assertThat(age).isEqualTo(expected.age().orElseThrow()));
        actual.sex().ifPresent(sex -> assertThat(sex).isEqualTo(expected.sex().orElseThrow()));
        actual.initials().ifPresent(initials -> assertThat(initials)
                .isEqualTo(expected.initials().orElseThrow()));
    }

    /** Told again for as long as the far end does so, and not a moment longer. */
    private void assertForgotten(StartedOrder order, OrderStatus end) {
        if (!readableAgain().isZero()) {
            assertThat(collect(order)).isEqualTo(end);
            clock.advance(readableAgain());
        }
        assertRejected(() -> collect(order));
    }

    private static void assertRejected(ThrowingCallable call) {
        assertThatExceptionOfType(BankIdRejectedException.class).isThrownBy(call);
    }

    /** BankID has been seen to answer either way. */
    private void assertOver(StartedOrder order) {
        Throwable thrown = catchThrowable(() -> assertThat(collect(order)).isEqualTo(new Failed(HintCode.CANCELLED)));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(BankIdRejectedException.class);
        }
    }

    private static List<HintCode> withUnknown(List<HintCode> known, String unknown) {
        return Stream.concat(known.stream(), Stream.of(new HintCode(unknown))).toList();
    }
}
