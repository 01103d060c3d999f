package io.github.bankid4jakarta.client.simulator;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Approved;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Ended;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Open;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer.Refused;
import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus.Failed;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedPhoneTest {

    private static final String ADDRESS = "203.0.113.17";
    private static final String RETURN_URL = "https://service.example/return?nonce=a";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final SimulatedBankId bankId = new SimulatedBankId(clock, new Random(131), SimulatorRules.asBankId());
    private final SimulatedPhone phone = bankId.phone();

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 9, 10, 11})
    void scanWhenSecondIsNowOrJustPastThenOpen(long second) {
        AnimatedQr qr = qr(start());
        clock.advance(Duration.ofSeconds(10));

        assertThat(scan(qr.text(second))).isInstanceOf(Open.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4, 12, 29})
    void scanWhenSecondIsNotNowThenStale(long second) {
        AnimatedQr qr = qr(start());
        clock.advance(Duration.ofSeconds(10));

        assertThat(scan(qr.text(second))).isEqualTo(new Refused(Refusal.STALE_CODE));
    }

    @Test
    void scanWhenSecretIsRightThenOpen() {
        AnimatedQr qr = qr(start());

        assertThat(scan(new AnimatedQr(qr.startToken(), qr.startSecret()).text(0)))
                .isInstanceOf(Open.class);
    }

    @Test
    void scanWhenSecretIsWrongThenNotGenuine() {
        AnimatedQr qr = qr(start());

        assertThat(scan(new AnimatedQr(qr.startToken(), qr.startToken()).text(0)))
                .isEqualTo(new Refused(Refusal.WRONG_CODE));
    }

    @Test
    void scanWhenCodeIsThatOfItsSecondThenOpen() {
        AnimatedQr qr = qr(start());

        assertThat(scan(withSecond(qr.text(1), 1))).isInstanceOf(Open.class);
    }

    @Test
    void scanWhenCodeIsThatOfAnotherSecondThenNotGenuine() {
        AnimatedQr qr = qr(start());

        assertThat(scan(withSecond(qr.text(1), 0))).isEqualTo(new Refused(Refusal.WRONG_CODE));
    }

    @Test
    void scanWhenCodeIsThatOfAnotherOrderThenNotGenuine() {
        String own = qr(start()).startToken();
        String other = qr(start()).startSecret();

        assertThat(scan(new AnimatedQr(own, other).text(0))).isEqualTo(new Refused(Refusal.WRONG_CODE));
    }

    @Test
    void scanWhenSecondIsPaddedThenNotGenuine() {
        String qrText = qr(start()).text(1);

        assertThat(scan(qrText.replace(".1.", ".01."))).isEqualTo(new Refused(Refusal.WRONG_CODE));
        assertThat(scan(qrText)).isInstanceOf(Open.class);
    }

    @Test
    void scanWhenTokenIsUnknownThenUnknown() {
        String secret = qr(start()).startSecret();

        assertThat(scan(new AnimatedQr("67df3917-fa0d-44e5-b327-edcc928297f8", secret).text(0)))
                .isEqualTo(new Refused(Refusal.UNKNOWN_CODE));
    }

    @Test
    void scanWhenTokenIsThatOfTheLaunchLinkThenUnknown() {
        StartedOrder order = start();
        AnimatedQr mixed =
                new AnimatedQr(order.autoStartToken().value(), qr(order).startSecret());

        assertThat(scan(mixed.text(0))).isEqualTo(new Refused(Refusal.UNKNOWN_CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://service.example", "bankid.a.0.b", "bankid:///?autostarttoken=a"})
    void scanWhenTextIsNoBankIdCodeThenRefused(String text) {
        assertThat(scan(text)).isEqualTo(new Refused(Refusal.NOT_A_BANKID_CODE));
    }

    @Test
    void scanWhenTextHasBlanksAroundThenOpen() {
        assertThat(scan(" " + qr(start()).text(0) + "\r\n")).isInstanceOf(Open.class);
    }

    @Test
    void scanWhenOrderIsTakenThenNotWaiting() {
        String qrText = qr(start()).text(0);
        scan(qrText);

        assertThat(phone.scan(ASA, qrText, ADDRESS)).isEqualTo(new Refused(Refusal.NOT_WAITING));
    }

    @Test
    void scanWhenOrderTimedOutThenNotWaiting() {
        AnimatedQr qr = qr(start());
        clock.advance(Duration.ofSeconds(30));

        assertThat(scan(qr.text(30))).isEqualTo(new Refused(Refusal.NOT_WAITING));
    }

    @Test
    void scanWhenOrderIsCancelledThenNotWaiting() {
        StartedOrder order = start();
        bankId.cancel(order.orderRef());

        assertThat(scan(qr(order).text(0))).isEqualTo(new Refused(Refusal.NOT_WAITING));
    }

    @Test
    void scanWhenOrderIsForThisPersonThenOpen() {
        AnimatedQr qr = qr(bankId.start(only(ANNA)));

        assertThat(scan(qr.text(0))).isInstanceOf(Open.class);
    }

    @Test
    void scanWhenOrderIsForOtherPersonThenRefusedAndStillWaiting() {
        StartedOrder order = bankId.start(only(ASA));

        assertThat(scan(qr(order).text(0))).isEqualTo(new Refused(Refusal.OTHER_PERSON));
        assertThat(phone.scan(ASA, qr(order).text(0), ADDRESS)).isInstanceOf(Open.class);
    }

    @Test
    void scanNewestWhenSeveralWaitThenTheLastOne() {
        StartedOrder first = start();
        StartedOrder last = start();
        clock.advance(Duration.ofSeconds(9));
        phone.scanNewest(ANNA, ADDRESS);

        assertThat(hintCode(last)).isEqualTo(HintCode.USER_SIGN);
        assertThat(hintCode(first)).isEqualTo(HintCode.OUTSTANDING_TRANSACTION);
    }

    @Test
    void scanNewestWhenNoneWaitsThenRefused() {
        phone.scan(ASA, qr(start()).text(0), ADDRESS);

        assertThat(phone.scanNewest(ANNA, ADDRESS)).isEqualTo(new Refused(Refusal.NOTHING_WAITS));
    }

    @Test
    void scanNewestWhenOnlyACallWaitsThenRefused() {
        bankId.startByPhone(call(ANNA));

        assertThat(phone.scanNewest(ANNA, ADDRESS)).isEqualTo(new Refused(Refusal.NOTHING_WAITS));
    }

    @Test
    void launchWhenTokenIsRightThenOpen() {
        assertThat(phone.launch(ANNA, start().autoStartToken().value(), ADDRESS))
                .isInstanceOf(Open.class);
    }

    @Test
    void launchWhenTokenIsThatOfTheQrCodeThenUnknown() {
        assertThat(phone.launch(ANNA, qr(start()).startToken(), ADDRESS)).isEqualTo(new Refused(Refusal.UNKNOWN_TOKEN));
    }

    @Test
    void launchWhenTokenWasUsedThenNotWaiting() {
        String token = start().autoStartToken().value();
        phone.launch(ANNA, token, ADDRESS);

        assertThat(phone.launch(ASA, token, ADDRESS)).isEqualTo(new Refused(Refusal.NOT_WAITING));
    }

    @Test
    void approveWhenLaunchedThenReturnUrl() {
        StartedOrder order = bankId.start(returning());
        String handle = handle(phone.launch(ANNA, order.autoStartToken().value(), ADDRESS));

        assertThat(phone.approve(handle)).isEqualTo(new Approved(true, Optional.of(RETURN_URL)));
    }

    @Test
    void approveWhenScannedThenNoReturnUrl() {
        StartedOrder order = bankId.start(returning());
        String handle = handle(scan(qr(order).text(0)));

        assertThat(phone.approve(handle)).isEqualTo(new Approved(false, Optional.empty()));
    }

    @Test
    void approveWhenCallIsConfirmedThenApproved() {
        String handle = called();
        phone.pending(handle, HintCode.USER_SIGN);

        assertThat(phone.approve(handle)).isInstanceOf(Approved.class);
    }

    @Test
    void approveWhenCallIsNotConfirmedThenRefused() {
        assertThat(phone.approve(called())).isEqualTo(new Refused(Refusal.CALL_NOT_CONFIRMED));
    }

    @Test
    void openWhenAPhoneOrderWaitsThenItsFirstStepIsTheCall() {
        bankId.startByPhone(call(ANNA));

        assertThat(phone.open(ANNA, ADDRESS)).isInstanceOfSatisfying(Open.class, open -> assertThat(open.hintCode())
                .isEqualTo(HintCode.USER_CALL_CONFIRM));
    }

    @Test
    void openWhenOrderIsForOtherPersonThenNothingWaits() {
        bankId.startByPhone(call(ASA));

        assertThat(phone.open(ANNA, ADDRESS)).isEqualTo(new Refused(Refusal.NOTHING_WAITS));
    }

    @Test
    void openWhenOrderHasNoPersonThenNothingWaits() {
        start();

        assertThat(phone.open(ANNA, ADDRESS)).isEqualTo(new Refused(Refusal.NOTHING_WAITS));
    }

    @Test
    void approveWhenDeclinedThenRefusedAndStillFailed() {
        StartedOrder order = start();
        String handle = handle(scan(qr(order).text(0)));

        assertThat(phone.decline(handle)).isEqualTo(new Ended(HintCode.USER_CANCEL));
        assertThat(phone.approve(handle)).isEqualTo(new Refused(Refusal.NOT_OPEN));
        assertThat(bankId.collect(order.orderRef())).isEqualTo(new Failed(HintCode.USER_CANCEL));
    }

    @Test
    void approveWhenTimeRanOutThenRefused() {
        String handle = handle(scan(qr(start()).text(0)));
        clock.advance(Duration.ofMinutes(3));

        assertThat(phone.approve(handle)).isEqualTo(new Refused(Refusal.NOT_OPEN));
    }

    @Test
    void approveWhenTimeHasAlmostRunOutThenApproved() {
        String handle = handle(scan(qr(start()).text(0)));
        clock.advance(Duration.ofMinutes(3).minusMillis(1));

        assertThat(phone.approve(handle)).isInstanceOf(Approved.class);
    }

    @Test
    void approveWhenHandleIsAnOrderRefThenRefused() {
        StartedOrder order = start();
        scan(qr(order).text(0));

        assertThat(phone.approve(order.orderRef().value())).isEqualTo(new Refused(Refusal.NOT_OPEN));
    }

    @Test
    void showThenStepOfThisMoment() {
        String handle = handle(scan(qr(start()).text(0)));
        phone.pending(handle, HintCode.USER_MRTD);

        assertThat(phone.show(handle)).isEqualTo(new Open(handle, ANNA, HintCode.USER_MRTD));
    }

    @Test
    void pickUpWhenManyOrdersComeAndGoThenNobodyHasTwo() {
        Random random = new Random(131);
        List<String> handles = new ArrayList<>();
        for (int step = 0; step < 2_000; step++) {
            SimulatedPerson person = random.nextBoolean() ? ANNA : ASA;
            if (phone.launch(person, start().autoStartToken().value(), ADDRESS) instanceof Open open) {
                handles.add(open.handle());
            }
            if (random.nextInt(4) == 0) {
                phone.decline(handles.get(random.nextInt(handles.size())));
            }
            clock.advance(Duration.ofSeconds(random.nextInt(20)));
            assertThat(peopleWithOpenOrders(handles)).doesNotHaveDuplicates();
        }
        assertThat(handles).hasSize(2_000);
    }

    private List<SimulatedPerson> peopleWithOpenOrders(List<String> handles) {
        List<SimulatedPerson> people = new ArrayList<>();
        for (String handle : handles.subList(Math.max(0, handles.size() - 50), handles.size())) {
            if (phone.show(handle) instanceof Open open) {
                people.add(open.person());
            }
        }
        return people;
    }

    private StartedOrder start() {
        return bankId.start(AuthenticationRequest.of(ADDRESS));
    }

    private PhoneAnswer scan(String qrText) {
        return phone.scan(ANNA, qrText, ADDRESS);
    }

    private String called() {
        bankId.startByPhone(call(ANNA));
        return handle(phone.open(ANNA, ADDRESS));
    }

    private HintCode hintCode(StartedOrder order) {
        return ((Pending) bankId.collect(order.orderRef())).hintCode();
    }

    private static AnimatedQr qr(StartedOrder order) {
        return order.animatedQr().orElseThrow();
    }

    private static String handle(PhoneAnswer answer) {
        assertThat(answer).isInstanceOf(Open.class);
        return ((Open) answer).handle();
    }

    private static String withSecond(String qrText, int second) {
        String[] parts = qrText.split("\\.");
        parts[2] = Integer.toString(second);
        return String.join(".", parts);
    }

    private static AuthenticationRequest only(SimulatedPerson person) {
        return new AuthenticationRequest(ADDRESS, Optional.of(person.personalNumber()), Optional.empty());
    }

    private static AuthenticationRequest returning() {
        return new AuthenticationRequest(ADDRESS, Optional.empty(), Optional.of(RETURN_URL));
    }

    private static PhoneAuthenticationRequest call(SimulatedPerson person) {
        return new PhoneAuthenticationRequest(person.personalNumber(), CallInitiator.RELYING_PARTY);
    }
}
