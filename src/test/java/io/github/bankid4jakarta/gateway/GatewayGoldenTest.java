package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.GoldenFile;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.CompletionData;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.wire.Operation;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the hosted API's description, verbatim: what is sent, and each member of each answer in its order. */
class GatewayGoldenTest {

    private static final PersonalNumber SVEN = new PersonalNumber("190000000000");

    private final ScriptedBankId bankId = new ScriptedBankId();
    private final GatewayFixture gateway = new GatewayFixture(bankId, Clock.systemUTC());

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void authThenTheExample() {
        assertAnswer(Operation.AUTH, "auth-request", "auth-answer");

        assertThat(bankId.starts).containsExactly(AuthenticationRequest.of("194.168.2.25"));
    }

    @Test
    void authWhenOnePersonIsMeantThenTheExample() {
        assertAnswer(Operation.AUTH, "auth-request-one-person", "auth-answer");

        assertThat(bankId.starts)
                .containsExactly(new AuthenticationRequest("194.168.2.25", Optional.of(SVEN), Optional.empty()));
    }

    @Test
    void collectWhenPendingThenTheExample() {
        assertAnswer(Operation.AUTH, "auth-request", "auth-answer");

        assertAnswer(Operation.COLLECT, "collect-request", "collect-answer-pending");
    }

    @Test
    void collectWhenFailedThenHintCode() {
        bankId.onCollect = ref -> new OrderStatus.Failed(HintCode.USER_CANCEL);
        assertAnswer(Operation.AUTH, "auth-request", "auth-answer");

        assertThat(send(Operation.COLLECT, "collect-request").body())
                .isEqualTo(GoldenFile.text("wire/collect-answer-failed.json"));
    }

    @Test
    void collectWhenCompleteThenTheExample() {
        bankId.onCollect = ref -> complete();
        assertAnswer(Operation.AUTH, "auth-request", "auth-answer");

        assertAnswer(Operation.COLLECT, "collect-request", "collect-answer-complete");
    }

    @ParameterizedTest
    @CsvSource({"user, USER", "relying-party, RELYING_PARTY"})
    void authAndCollectThenTheExample(String request, CallInitiator initiator) {
        bankId.onPhoneStart = () -> new PhoneOrder.Ended(ScriptedBankId.REF, complete());

        assertAnswer(Operation.AUTH_AND_COLLECT, "auth-and-collect-request-" + request, "collect-answer-complete");
        assertThat(bankId.phoneStarts).containsExactly(new PhoneAuthenticationRequest(SVEN, initiator));
    }

    @Test
    void cancelThenTheExample() {
        assertAnswer(Operation.AUTH, "auth-request", "auth-answer");

        assertAnswer(Operation.CANCEL, "cancel-request", "cancel-answer");
        assertThat(bankId.cancels).containsExactly(ScriptedBankId.REF);
    }

    private RawAnswer send(Operation operation, String request) {
        return GatewayCall.of(operation, GoldenFile.text("wire/" + request + ".json"))
                .sendTo(gateway.url());
    }

    private void assertAnswer(Operation operation, String request, String answer) {
        RawAnswer actual = send(operation, request);

        assertThat(actual.status()).isEqualTo(200);
        assertThat(actual.header("Content-Type")).contains("application/json");
        assertThat(compact(actual.body())).isEqualTo(compact(GoldenFile.text("hosted-api/" + answer + ".json")));
    }

    /** Without the blanks, and with the members in their order. */
    private static String compact(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject().toString();
        }
    }

    private static OrderStatus complete() {
        BankIdUser sven = new BankIdUser(
                SVEN, "Sven Svensson", "Sven", "Svensson", OptionalInt.of(25), Optional.of("Male"), Optional.of("SS"));
        return new OrderStatus.Complete(new CompletionData(sven, Optional.of("194.168.2.25")));
    }
}
