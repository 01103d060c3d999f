package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.qrona.QronaBankIdClient;
import io.github.bankid4jakarta.hostedapi.Fault;
import io.github.bankid4jakarta.hostedapi.FaultyUpstream;
import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.order.LoginState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A hosted API that takes its time, asks us to take ours, or forgets us: what the person reads, how often it is asked, and that
 * nothing happens twice. The way to it is real, only time is not.
 */
@Timeout(60)
class SlowUpstreamTest {

    private static final String START = "/auth";
    private static final String COLLECT = "/collect";
    private static final Fault STARTED = Fault.json(GoldenFile.text("wire/auth-answer.json"));
    private static final Fault PENDING = Fault.json(GoldenFile.text("wire/collect-answer-pending.json"));
    private static final Fault COMPLETE = Fault.json(GoldenFile.text("wire/collect-answer-complete.json"));
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The default of {@code bankid.qrona.collect-timeout}: what takes longer is given up then. */
    private static final int GIVEN_UP = 4;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final FaultyUpstream upstream = FaultyUpstream.start();
    private final QronaBankIdClient client = LoginOverHttp.client(upstream.baseUrl(), UpstreamFault.PATIENT);
    private final HeldCalls calls = new HeldCalls(clock);
    private final LoginOverHttp slow = new LoginOverHttp(client, clock, calls);
    private final LoginOverHttp quick = new LoginOverHttp(client, clock);

    @AfterEach
    void close() {
        calls.close();
        client.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void answersWhenSlowThenLoginAndNothingToReadOfIt(int seconds) {
        upstream.answer(START, calls.held(STARTED)).answer(COLLECT, calls.held(PENDING));
        slow.start();
        pass(seconds, seconds);

        for (int i = 0; i < 30; i++) {
            LoginState state = pass(1, seconds);
            assertThat(state).isInstanceOfSatisfying(LoginState.Pending.class, pending -> assertThat(pending.trouble())
                    .isFalse());
        }
        upstream.answer(COLLECT, calls.held(COMPLETE));
        assertLoggedInBy(seconds);
    }

    /** Eight seconds, say; it is given up after four, and asked again at once, as two seconds have passed. */
    @Test
    void answersWhenTooSlowThenToldAfterThreeAndLoginInTheSameOrderWhenTheyCome() {
        upstream.answer(START, calls.held(STARTED)).answer(COLLECT, calls.held(PENDING));
        slow.start();
        pass(4, 1);
        upstream.answer(COLLECT, calls.held(Fault.hangUp()));

        LoginState state = pass(3 * (GIVEN_UP + 2), GIVEN_UP);
        assertThat(state).isInstanceOfSatisfying(LoginState.Pending.class, pending -> assertThat(pending.trouble())
                .isTrue());
        ShownText.TROUBLE.assertShown(state);

        upstream.answer(COLLECT, calls.held(COMPLETE));
        assertLoggedInBy(GIVEN_UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "Tue, 24 Nov 2026 08:00:06 GMT"})
    void collectWhenAskedToWaitThenAskedAgainWhenThatIsOver(String retryAfter) {
        upstream.answer(START, STARTED).answer(COLLECT, PENDING, busy(retryAfter), COMPLETE);
        quick.start();
        List<Integer> askedAt = new ArrayList<>();
        LoginState state = new LoginState.None();
        for (int second = 1; !(state instanceof LoginState.Complete); second++) {
            int asked = upstream.requests(COLLECT).size();
            state = quick.poll(SECOND);
            if (upstream.requests(COLLECT).size() > asked) {
                askedAt.add(second);
            }
            assertThat(state).isNotInstanceOf(LoginState.Failed.class);
        }

        assertThat(askedAt).hasSize(3);
        assertThat(askedAt.get(2) - askedAt.get(1)).isEqualTo(6);
        assertThat(quick.claim()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "Tue, 24 Nov 2026 08:00:06 GMT"})
    void startWhenAskedToWaitThenThePersonIsAskedTo(String retryAfter) {
        upstream.answer(START, busy(retryAfter));
        quick.start();

        ShownText.UNAVAILABLE.assertShown(quick.pollTimes(5));
        assertThat(upstream.requests(START)).hasSize(1);
        assertThat(upstream.requests(COLLECT)).isEmpty();
    }

    @Test
    void collectWhenTheTokenWasReplacedThenFailedAndAskedNoMore() {
        upstream.answer(START, STARTED).answer(COLLECT, PENDING, Fault.status(401, "application/json", "{}"));
        quick.start();
        quick.poll();

        ShownText.TECHNICAL.assertShown(quick.pollTimes(5));
        assertThat(upstream.requests(COLLECT)).hasSize(2);
        assertThat(quick.claim()).isEmpty();

        upstream.answer(START, Fault.status(401, "application/json", "{}"));
        quick.start();
        ShownText.TECHNICAL.assertShown(quick.pollTimes(5));
        assertThat(upstream.requests(START)).hasSize(2);
    }

    /** BankID said that the order is complete, nobody heard it, and then it knows the order no more. */
    @Test
    void collectWhenTheFinalAnswerIsLostThenFailedAskedNoMoreAndNobodyLoggedIn() {
        Fault lost = Fault.resetAfter(GoldenFile.text("wire/collect-answer-complete.json"), 0);
        Fault unknown = Fault.status(
                400, "application/json", "{\"errorCode\":\"invalidParameters\",\"details\":\"No such order\"}");
        upstream.answer(START, STARTED).answer(COLLECT, PENDING, lost, unknown);
        quick.start();
        quick.poll();
        ShownText.CONFIRM_IN_THE_APP.assertShown(quick.poll());

        ShownText.TECHNICAL.assertShown(quick.pollTimes(5));
        assertThat(upstream.requests(COLLECT)).hasSize(3);
        assertThat(upstream.requests(START)).hasSize(1);
        assertThat(quick.claim()).isEmpty();

        upstream.answer(START, STARTED).answer(COLLECT, COMPLETE);
        quick.start();
        assertThat(quick.poll()).isInstanceOf(LoginState.Complete.class);
        assertThat(quick.claim()).isPresent();
    }

    private static Fault busy(String retryAfter) {
        return Fault.status(
                429, "application/json", "{}", "Date: Tue, 24 Nov 2026 08:00:00 GMT", "Retry-After: " + retryAfter);
    }

    /** Seconds go by, the page asks in each, and an answer comes so long after its request. */
    private LoginState pass(int seconds, int slowness) {
        LoginState state = new LoginState.None();
        for (int i = 0; i < seconds; i++) {
            calls.answerWhatIsDue(SECOND, Duration.ofSeconds(slowness));
            state = slow.poll(SECOND);
            calls.awaitArrival();
        }
        return state;
    }

    private void assertLoggedInBy(int slowness) {
        LoginState state = pass(2 * slowness + 4, slowness);
        assertThat(state).isInstanceOf(LoginState.Complete.class);
        assertThat(slow.claim()).isPresent();
        assertThat(slow.claim()).isEmpty();
        assertThat(upstream.requests(START)).hasSize(1);
        assertThat(calls.mostAtOnce()).isEqualTo(1);
        assertThat(calls.shortestPause()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
}
