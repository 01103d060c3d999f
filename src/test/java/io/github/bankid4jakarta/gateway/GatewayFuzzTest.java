package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.phone.PhoneOrders;
import io.github.bankid4jakarta.phone.PhoneRules;
import io.github.bankid4jakarta.wire.Operation;
import io.github.bankid4jakarta.wire.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whatever a client sends, the gateway answers with proper JSON, says nothing went wrong inside, and throws nothing. Here the
 * kept inputs are tried; this invents more for ten minutes:
 * {@code JAZZER_FUZZ=1 mvn test -Djazzer.hooks=true -Dtest='GatewayFuzzTest#bodies'}
 */
class GatewayFuzzTest {

    private static final Set<Integer> EXPECTED = Set.of(200, 400, 401, 404, 413, 415, 429);
    private static final byte[] GOOD = "{\"endUserIp\":\"194.168.2.25\"}".getBytes(StandardCharsets.UTF_8);
    private static final String AUTHORIZATION = "Bearer " + TestClient.SHOP.token();

    /** Reading what is logged takes longer than all the rest, so while inputs are invented less is. Kept, or the level is lost. */
    private static final Logger LOGGER = Logger.getLogger(Gateway.class.getPackageName());

    private static final VirtualClock CLOCK = new VirtualClock(Instant.parse("2026-11-24T10:00:00Z"));
    private static final Gateway GATEWAY = gateway();

    private static Gateway gateway() {
        LOGGER.setLevel(System.getenv("JAZZER_FUZZ") == null ? null : Level.INFO);
        ScriptedBankId bankId = new ScriptedBankId();
        bankId.onPhoneStart =
                () -> new PhoneOrder.Ended(ScriptedBankId.REF, new OrderStatus.Failed(HintCode.USER_DECLINED_CALL));
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "test-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        PhoneOrders phoneOrders =
                new PhoneOrders(bankId, new PhoneRules(Duration.ofMinutes(1), 10), Runnable::run, Runnable::run, timer);
        return new Gateway(
                GatewayFixture.configuration(),
                new GatewayContext(bankId, "scripted", phoneOrders, event -> {}, CLOCK, Runnable::run, timer));
    }

    /** First byte: the operation. Second byte: in pieces of how many bytes, or whole. Then the body. */
    @FuzzTest(maxDuration = "10m")
    void bodies(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        Operation operation = Operation.values()[(input[0] & 0xFF) % Operation.values().length];
        byte[] body = Arrays.copyOfRange(input, 2, input.length);
        CLOCK.advanceSeconds(1);
        if (operation == Operation.COLLECT || operation == Operation.CANCEL) {
            call("/auth", AUTHORIZATION, "application/json", GOOD, 0);
        }

        call("/" + operation.path(), AUTHORIZATION, "application/json", body, input[1] & 0xFF);
    }

    /** Lines: path, authorization, content type. */
    @FuzzTest(maxDuration = "10m")
    void heads(byte[] input) throws IOException {
        String[] lines = new String(input, StandardCharsets.ISO_8859_1).split("\n", 3);
        if (lines.length == 3) {
            CLOCK.advanceSeconds(1);
            call(lines[0], lines[1], lines[2], GOOD, 0);
        }
    }

    private static void call(String path, String authorization, String type, byte[] body, int piece)
            throws IOException {
        Map<String, List<String>> headers =
                Map.of("Authorization", List.of(authorization), "Content-Type", List.of(type));
        FakeCall call = new FakeCall(path, headers, body, piece).serve(GATEWAY);

        assertThat(call.status()).isIn(EXPECTED);
        assertThatNoException().isThrownBy(() -> StrictJson.requireObject(call.text()));
        assertThat(call.completed()).isEqualTo(call.isDetached() ? 1 : 0);
    }
}
