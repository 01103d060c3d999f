package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.GatewayCall.Framing;
import io.github.bankid4jakarta.hostedapi.RawHttp;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that do not arrive as they should. */
class StalledBodyTest {

    private static final GatewayCall CALL = GatewayCall.of(Operation.AUTH, "{\"endUserIp\":\"194.168.2.25\"}");

    private static final int MANY = 30;

    @ParameterizedTest
    @ValueSource(strings = {"", "{"})
    void bodyWhenItStallsThenRequestTimeout(String begun) {
        GatewayCall call = CALL.framed(Framing.LENGTH);
        try (GatewayFixture gateway =
                        new GatewayFixture(new ScriptedBankId(), Clock.systemUTC(), HurriedTimer.forBodies());
                RawHttp connection = RawHttp.connect(gateway.url())) {
            RawAnswer answer =
                    connection.send(call.head(gateway.url())).send(begun).answer();

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body())
                    .isEqualTo("{\"errorCode\":\"requestTimeout\",\"details\":\"The body took too long to arrive\"}");
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Connection")).contains("close");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void bodyWhenItArrivesInTimeThenAnswered(Framing framing) {
        try (GatewayFixture gateway = new GatewayFixture(new ScriptedBankId(), Clock.systemUTC())) {
            assertThat(CALL.framed(framing).sendTo(gateway.url()).status()).isEqualTo(200);
        }
    }

    /** There are more of them than threads; those that are read hold theirs until the server gives up. */
    @Test
    void bodiesWhenManyOfAClientFallSilentInChunksThenMostAreRefusedAndOthersServed() {
        GatewayCall silent = CALL.framed(Framing.CHUNKED);
        List<RawHttp> connections = new ArrayList<>();
        try (GatewayFixture gateway = new GatewayFixture(new ScriptedBankId(), Clock.systemUTC())) {
            for (int i = 0; i < MANY; i++) {
                connections.add(RawHttp.connect(gateway.url())
                        .send(silent.head(gateway.url()))
                        .send("5\r\n"));
            }
            assertThat(CALL.by(TestClient.BANK).sendTo(gateway.url()).status()).isEqualTo(200);
            assertThat(silent.by(TestClient.BANK).sendTo(gateway.url()).status())
                    .isEqualTo(200);

            List<RawAnswer> answers = connections.stream().map(RawHttp::answer).toList();
            assertThat(answers).anyMatch(answer -> answer.status() == 408);
            assertThat(answers.stream().filter(answer -> answer.status() != 408))
                    .isNotEmpty()
                    .allMatch(answer -> answer.status() == 429
                            && answer.header("Retry-After").isPresent());
            assertThat(silent.sendTo(gateway.url()).status()).isEqualTo(200);
        } finally {
            connections.forEach(RawHttp::close);
        }
    }
}
