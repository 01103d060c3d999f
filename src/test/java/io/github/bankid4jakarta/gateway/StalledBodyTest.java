package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.RawHttp;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that do not arrive as they should, with a timer that hurries. */
class StalledBodyTest {

    private static final GatewayCall CALL = GatewayCall.of(Operation.AUTH, "{\"endUserIp\":\"194.168.2.25\"}");

    private final GatewayFixture gateway =
            new GatewayFixture(new ScriptedBankId(), Clock.systemUTC(), new HurriedTimer());

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(GatewayCall.Framing.class)
    void bodyWhenItStallsThenRequestTimeout(GatewayCall.Framing framing) {
        GatewayCall call = CALL.framed(framing == GatewayCall.Framing.NONE ? GatewayCall.Framing.LENGTH : framing);
        String begun = framing == GatewayCall.Framing.CHUNKED
                ? "5\r\n{\"end"
                : framing == GatewayCall.Framing.NONE ? "" : "{\"end";
        try (RawHttp connection = RawHttp.connect(gateway.url())) {
            connection.send(call.head(gateway.url())).send(begun);

            assertTimeout(connection.answer());
        }
        assertThat(call.sendTo(gateway.url()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "1;x\r\n{\r\nzz\r\n", "ffffffffff\r\n"})
    void bodyWhenItsChunksAreNoneThenRefused(String chunks) {
        GatewayCall call = CALL.framed(GatewayCall.Framing.CHUNKED);
        try (RawHttp connection = RawHttp.connect(gateway.url())) {
            connection.send(call.head(gateway.url())).send(chunks);

            RawAnswer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo("{\"errorCode\":\"invalidParameters\",\"details\":\"The body broke off\"}");
        }
    }

    private static void assertTimeout(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.body())
                .isEqualTo("{\"errorCode\":\"requestTimeout\",\"details\":\"The body took too long to arrive\"}");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Connection")).contains("close");
    }
}
