package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.hostedapi.GatewayCall;
import io.github.bankid4jakarta.hostedapi.RawHttp;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that wait cost no threads. */
class WaitingCallsTest {

    private static final int CALLS = 1000;
    private static final int WARM_UP = 20;
    private static final GatewayCall CALL =
            GatewayCall.of(Operation.AUTH_AND_COLLECT, "{\"personalNumber\":\"198805239822\"}");

    private final ScriptedBankId bankId = new ScriptedBankId();
    private final GatewayFixture gateway = new GatewayFixture(bankId, Clock.systemUTC());
    private final List<RawHttp> connections = new ArrayList<>();

    @AfterEach
    void close() {
        connections.forEach(RawHttp::close);
        gateway.close();
    }

    @Test
    void callWhenAThousandWaitThenNoMoreThreadsThanForAFew() {
        bankId.onPhoneStart =
                () -> new PhoneOrder.Running(new OrderRef(UUID.randomUUID().toString()));
        open(WARM_UP);
        Map<String, Long> before = threads();
        open(CALLS);

        assertThat(threads())
                .allSatisfy(
                        (kind, count) -> assertThat(count).as(kind).isLessThanOrEqualTo(before.getOrDefault(kind, 0L)));
        bankId.onCollect = ref -> new OrderStatus.Failed(HintCode.USER_CANCEL);
        assertThat(connections)
                .allSatisfy(connection -> assertThat(connection.answer().body()).contains("userCancel"));
    }

    @Test
    void closeWhenNoBlankWasSentThenProperStatus() {
        open(1);
        gateway.gateway().close();

        RawHttp.RawAnswer answer = connections.get(0).answer();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("5");
        assertThat(answer.body()).isEqualTo("{\"errorCode\":\"maintenance\",\"details\":\"Try again later\"}");
        Eventually.assertHolds(() -> assertThat(bankId.cancels).containsExactly(ScriptedBankId.REF));
    }

    private void open(int calls) {
        int waiting = gateway.gateway().waitingCalls() + calls;
        for (int i = 0; i < calls; i++) {
            connections.add(RawHttp.connect(gateway.url()).send(CALL.bytes(gateway.url())));
        }
        Eventually.assertHolds(
                () -> assertThat(gateway.gateway().waitingCalls()).isEqualTo(waiting));
        Eventually.assertHolds(() -> assertThat(bankId.phoneStarts).hasSize(waiting));
    }

    /** How many there are of each kind: the name, without the numbers in it. */
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .collect(Collectors.groupingBy(
                        thread -> thread.getName().replaceAll("[0-9]+", "#"), Collectors.counting()));
    }
}
