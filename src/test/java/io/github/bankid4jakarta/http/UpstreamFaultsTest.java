package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.qrona.QronaBankIdClient;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.order.ClaimedLogin;
import io.github.bankid4jakarta.order.Failure;
import io.github.bankid4jakarta.order.LoginState;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the hosted API answers, a login ends in the one fitting state, and a person is told in words for people. */
@Timeout(60)
class UpstreamFaultsTest {

    private static final String START = "/auth";
    private static final String COLLECT = "/collect";
    private static final String STARTED = GoldenFile.text("wire/auth-answer.json");
    private static final String PENDING = GoldenFile.text("wire/collect-answer-pending.json");
    private static final String COMPLETE = GoldenFile.text("wire/collect-answer-complete.json");
    private static final int TROUBLE_AFTER = 3;

    private final FaultyUpstream upstream = FaultyUpstream.start();
    private final QronaBankIdClient patient = LoginOverHttp.client(upstream.baseUrl(), UpstreamFault.PATIENT);
    private final ChosenClient chosen = new ChosenClient(patient);
    private final LoginOverHttp login =
            new LoginOverHttp(chosen, new VirtualClock(Instant.parse("2026-11-24T08:00:00Z")));

    @AfterEach
    void close() {
        patient.close();
        upstream.close();
    }

    static Stream<UpstreamFault> faults() {
        return UpstreamFault.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void startWhenAnsweredWronglyThenFailedAndNotRepeated(UpstreamFault fault) {
        upstream.answer(COLLECT, Fault.json(COMPLETE));
        fault.hit(upstream, START, STARTED);
        LoginState state = whileImpatient(fault, () -> {
            login.start();
            return login.poll();
        });

        assertFailed(state, fault.atStart());

        fault.clear(upstream, START, STARTED);
        assertThat(login.pollTimes(2)).isEqualTo(state);
        assertThat(login.claim()).isEmpty();
        assertThat(upstream.requests(START)).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void startWhenThatOneFactIsGoodThenLogin(UpstreamFault fault) {
        upstream.answer(COLLECT, Fault.json(COMPLETE));
        upstream.answer(START, fault.twin().apply(STARTED));
        login.start();

        assertLoggedIn(login.poll());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void collectWhenAnsweredWronglyOnceThenLoginWhereTheOrderSurvives(UpstreamFault fault) {
        startAndSeePending();
        fault.hit(upstream, COLLECT, COMPLETE);
        LoginState state = whileImpatient(fault, login::poll);
        fault.clear(upstream, COLLECT, COMPLETE);

        if (fault.orderSurvives()) {
            assertPending(state, false);
            ShownText.CONFIRM_IN_THE_APP.assertShown(state);
            assertLoggedIn(login.poll());
        } else {
            assertFailedForGood(state, fault.atCollect());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void collectWhenAnsweredWronglyForAWhileThenTroubleAndLoginWhereTheOrderSurvives(UpstreamFault fault) {
        startAndSeePending();
        fault.hit(upstream, COLLECT, COMPLETE);
        LoginState state = whileImpatient(fault, () -> login.pollTimes(TROUBLE_AFTER));
        fault.clear(upstream, COLLECT, COMPLETE);

        if (fault.orderSurvives()) {
            assertPending(state, true);
            fault.atCollect().assertShown(state);
            assertLoggedIn(login.poll());
        } else {
            assertFailedForGood(state, fault.atCollect());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void collectWhenThatOneFactIsGoodThenLogin(UpstreamFault fault) {
        startAndSeePending();
        upstream.answer(COLLECT, fault.twin().apply(COMPLETE));

        assertLoggedIn(login.poll());
    }

    @Test
    void collectWhenTheOneCompleteAnswerIsLostThenFailedAndTryAgain() {
        startAndSeePending();
        upstream.answer(COLLECT, Fault.resetAfter(COMPLETE, COMPLETE.length() / 2), orderIsGone());

        assertPending(login.poll(), false);
        assertFailedForGood(login.poll(), ShownText.TECHNICAL);
    }

    @Test
    void collectWhenTheOneCompleteAnswerArrivesThenLogin() {
        startAndSeePending();
        upstream.answer(COLLECT, Fault.json(COMPLETE), orderIsGone());

        login.poll();
        assertLoggedIn(login.poll());
    }

    /** BankID tells once that an order is complete and then knows it no longer. */
    private static Fault orderIsGone() {
        return Fault.status(
                400, "application/json", "{\"errorCode\":\"invalidParameters\",\"details\":\"No such order\"}");
    }

    private void startAndSeePending() {
        upstream.answer(START, Fault.json(STARTED));
        upstream.answer(COLLECT, Fault.json(PENDING));
        login.start();
        assertPending(login.poll(), false);
    }

    private LoginState whileImpatient(UpstreamFault fault, Supplier<LoginState> polls) {
        try (QronaBankIdClient impatient = LoginOverHttp.client(upstream.baseUrl(), fault.patience())) {
            chosen.choose(impatient);
            return polls.get();
        } finally {
            chosen.choose(patient);
        }
    }

    private void assertFailedForGood(LoginState state, ShownText text) {
        assertFailed(state, text);
        assertThat(login.pollTimes(2)).isEqualTo(state);
        assertThat(login.claim()).isEmpty();
    }

    private static void assertFailed(LoginState state, ShownText text) {
        assertThat(state).isInstanceOfSatisfying(LoginState.Failed.class, failed -> assertThat(
                        failed.failure().reason())
                .isEqualTo(Failure.Reason.valueOf(text.name())));
        text.assertShown(state);
    }

    private static void assertPending(LoginState state, boolean trouble) {
        assertThat(state).isInstanceOfSatisfying(LoginState.Pending.class, pending -> assertThat(pending.trouble())
                .isEqualTo(trouble));
    }

    private void assertLoggedIn(LoginState state) {
        assertThat(state).isInstanceOf(LoginState.Complete.class);
        assertThat(login.claim()).map(ClaimedLogin::user).hasValueSatisfying(user -> assertThat(
                        user.personalNumber().value())
                .isEqualTo("190000000000"));
        assertThat(login.claim()).isEmpty();
    }
}
