package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients are told of trouble between the gateway and BankID. */
class GatewayUpstreamTest {

    private static final GatewayCall START = GatewayCall.of(Operation.AUTH, "{\"endUserIp\":\"194.168.2.25\"}");
    private static final String ORDER = "{\"orderRef\":\"" + ScriptedBankId.REF.value() + "\"}";
    private static final GatewayCall COLLECT = GatewayCall.of(Operation.COLLECT, ORDER);
    private static final GatewayCall CANCEL = GatewayCall.of(Operation.CANCEL, ORDER);
    private static final String MAINTENANCE = error("maintenance", "Try again later");
    private static final String INTERNAL = error("internalError", "The call failed here; its client is not to blame");
    private static final String NO_SUCH_ORDER = error("invalidParameters", "No such order");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final ScriptedBankId bankId = new ScriptedBankId();
    private final GatewayFixture gateway = new GatewayFixture(bankId, clock);

    @AfterEach
    void close() {
        gateway.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(BankIdUnavailableException.notSent("down", null), 503, MAINTENANCE, "5"),
                Arguments.of(BankIdUnavailableException.noAnswer("silent", null), 503, MAINTENANCE, "5"),
                Arguments.of(BankIdUnavailableException.busy("busy", Duration.ofSeconds(40)), 503, MAINTENANCE, "40"),
                Arguments.of(
                        rejected(ErrorCode.ALREADY_IN_PROGRESS),
                        400,
                        error("alreadyInProgress", "Order already in progress for pno"),
                        null),
                Arguments.of(rejected(ErrorCode.UNAUTHORIZED), 500, INTERNAL, null),
                Arguments.of(rejected(ErrorCode.INVALID_PARAMETERS), 500, INTERNAL, null),
                Arguments.of(rejected(new ErrorCode("neverHeardOf")), 500, INTERNAL, null),
                Arguments.of(BankIdProtocolException.unreadable("HTML", null), 500, INTERNAL, null),
                Arguments.of(BankIdProtocolException.contradictory("nonsense"), 500, INTERNAL, null));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void startWhenBankIdFailsThenNothingOfTheInside(
            BankIdException failure, int status, String body, String retryAfter) {
        bankId.onStart = () -> {
            throw failure;
        };
        assertAnswer(START, status, body, retryAfter);
        assertThat(gateway.events()).hasSize(status == 500 ? 1 : 0);

        bankId.onStart = () -> ScriptedBankId.STARTED;
        assertThat(START.sendTo(gateway.url()).status()).isEqualTo(200);
    }

    @Test
    void startWhenTheBackendIsBrokenThenInternalError() {
        bankId.onStart = () -> {
            throw new IllegalStateException("secret of the inside");
        };

        assertAnswer(START, 500, INTERNAL, null);
    }

    @Test
    void collectWhenBankIdIsAwayThenTheOrderLivesOn() {
        START.sendTo(gateway.url());
        collectFailing(BankIdUnavailableException.noAnswer("silent", null));
        assertAnswer(COLLECT, 503, MAINTENANCE, "5");

        bankId.onCollect = ref -> ScriptedBankId.PENDING;
        clock.advanceSeconds(10);
        assertThat(COLLECT.sendTo(gateway.url()).status()).isEqualTo(200);
    }

    @Test
    void collectWhenBankIdForgotTheOrderThenNoSuchOrder() {
        START.sendTo(gateway.url());
        collectFailing(rejected(ErrorCode.INVALID_PARAMETERS));
        assertAnswer(COLLECT, 400, NO_SUCH_ORDER, null);

        bankId.onCollect = ref -> ScriptedBankId.PENDING;
        clock.advanceSeconds(10);
        assertAnswer(COLLECT, 400, NO_SUCH_ORDER, null);
    }

    @Test
    void collectWhenBankIdRefusesUsThenNothingOfThat() {
        START.sendTo(gateway.url());
        collectFailing(rejected(ErrorCode.UNAUTHORIZED));

        assertAnswer(COLLECT, 500, INTERNAL, null);
    }

    /** The order is over here, whatever BankID makes of it. */
    @Test
    void cancelWhenBankIdIsAwayThenOverAllTheSame() {
        START.sendTo(gateway.url());
        bankId.onCancel = () -> {
            throw BankIdUnavailableException.noAnswer("silent", null);
        };

        assertAnswer(CANCEL, 200, "{}", null);
        assertAnswer(COLLECT, 400, NO_SUCH_ORDER, null);
    }

    private void collectFailing(BankIdException failure) {
        bankId.onCollect = ref -> {
            throw failure;
        };
    }

    private void assertAnswer(GatewayCall call, int status, String body, String retryAfter) {
        RawAnswer answer = call.sendTo(gateway.url());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.header("Retry-After").orElse(null)).isEqualTo(retryAfter);
        assertThat(answer.header("Content-Type")).contains("application/json");
    }

    private static BankIdRejectedException rejected(ErrorCode code) {
        return new BankIdRejectedException(code, "BankID refused");
    }

    private static String error(String code, String details) {
        return "{\"errorCode\":\"" + code + "\",\"details\":\"" + details + "\"}";
    }
}
