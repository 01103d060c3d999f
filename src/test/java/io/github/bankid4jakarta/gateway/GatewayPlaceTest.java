package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.wire.Operation;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the gateway lies, and from where it is called. */
class GatewayPlaceTest {

    private static final GatewayCall CALL = GatewayCall.of(Operation.AUTH, "{\"endUserIp\":\"194.168.2.25\"}");

    @ParameterizedTest
    @CsvSource({
        "'', /, '', 200",
        "/bank, /, /bank, 200",
        "'', /gateway, /gateway, 200",
        "/bank, /a/b, /bank/a/b, 200",
        "/bank, /, /bank;x=1, 404",
        "/bank, /, /bank/, 404",
        "/bank, /a/b, /bank/a/./b, 404"
    })
    void callWhenGatewayLiesThereThenOnlyThatSpelling(String context, String path, String called, int status) {
        try (GatewayFixture gateway = GatewayFixture.at(context, path)) {
            URI server = gateway.url().resolve("/");

            assertThat(CALL.path(called + CALL.path())
                            .sendTo(URI.create(server.toString().replaceAll("/$", "")))
                            .status())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 192.0.2.7, 200",
        "127.0.0.1, 198.51.100.7, 403",
        "127.0.0.1, '198.51.100.7, 192.0.2.7', 200",
        "127.0.0.1, '192.0.2.7, 198.51.100.7', 403",
        "127.0.0.1, unknown, 400",
        "127.0.0.1, '192.0.2.7:4711', 200",
        "198.51.100.1, 192.0.2.7, 403"
    })
    void callWhenForwardedThenTheAddressThatATrustedProxySaw(String trusted, String forwardedFor, int status) {
        try (GatewayFixture gateway =
                new GatewayFixture(new ScriptedBankId(), Clock.systemUTC(), "bankid.trusted-proxies", trusted)) {
            GatewayCall call = CALL.by(TestClient.ELSEWHERE).with("X-Forwarded-For", forwardedFor);

            assertThat(call.sendTo(gateway.url()).status()).isEqualTo(status);
        }
    }

    @Test
    void callWhenThereIsNoGatewayYetThenMaintenance() {
        try (GatewayServer server = GatewayServer.startWithoutGateway("/early", "/gateway")) {
            RawAnswer answer = CALL.sendTo(server.url());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("5");
            assertThat(answer.header("Content-Type")).contains("application/json");
            assertThat(answer.body()).isEqualTo("{\"errorCode\":\"maintenance\",\"details\":\"Try again later\"}");
        }
    }
}
