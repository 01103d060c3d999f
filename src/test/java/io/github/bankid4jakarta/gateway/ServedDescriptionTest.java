package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.RawHttp.RawAnswer;
import io.github.bankid4jakarta.wire.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's own description, as it serves it. */
class ServedDescriptionTest {

    private static final Path FILE = Path.of("src/main/resources/io/github/bankid4jakarta/gateway/openapi.json");
    private static final GatewayCall READING = GatewayCall.of(Operation.AUTH, "")
            .path("/openapi.json")
            .method("GET")
            .framed(GatewayCall.Framing.NONE)
            .without("Authorization")
            .without("Content-Type");

    private final GatewayFixture gateway = new GatewayFixture(new ScriptedBankId(), Clock.systemUTC());

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void readWhenThereIsNoTokenThenTheDocument() throws IOException {
        RawAnswer answer = READING.sendTo(gateway.url());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo(Files.readString(FILE));
    }

    @Test
    void readWhenNotWithGetThenTheMethodToUse() {
        RawAnswer answer = READING.method("POST").sendTo(gateway.url());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).hasValue("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json/", "/OPENAPI.json", "/openapi"})
    void readWhenSpelledOtherwiseThenNotFound(String path) {
        assertThat(READING.path(path).sendTo(gateway.url()).status()).isEqualTo(404);
    }
}
