package io.github.bankid4jakarta.client.qrona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.hostedapi.HostedApiServer;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server that stands for the hosted API in tests can be trusted. */
class HostedApiServerTest {

    private static final AuthenticationRequest ANYBODY = AuthenticationRequest.of("203.0.113.17");

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final SimulatedBankId bankId = new SimulatedBankId(clock, new Random(7), SimulatorRules.asBankId());
    private final HostedApiServer server = new HostedApiServer(
                    new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Test", clock), true),
                    HostedOrder.TOKEN,
                    clock)
            .start();
    private final QronaBankIdClient client = HostedOrder.patientClient(server.baseUrl());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void authenticateWhenTokenIsAnotherThenUnauthorizedAndNothingStarted() {
        try (HostedApiServer other = new HostedApiServer(client, "another-token").start();
                QronaBankIdClient stranger = HostedOrder.patientClient(other.baseUrl())) {
            assertThat(outcome(() -> stranger.authenticate(ANYBODY))).isEqualTo("rejected, unauthorized");
        }

        assertThat(server.calls(Operation.AUTH)).isZero();
        assertThat(client.authenticate(ANYBODY).autoStartToken().value()).isNotBlank();
        assertThat(server.calls(Operation.AUTH)).isEqualTo(1);
    }

    @Test
    void collectWhenTimePassesThenTheQrTextChanges() {
        OrderRef orderRef = client.authenticate(ANYBODY).orderRef();
        Optional<String> first = qrText(orderRef);
        clock.advance(Duration.ofSeconds(1));

        assertThat(first.orElseThrow()).startsWith("bankid.").contains(".0.");
        assertThat(qrText(orderRef).orElseThrow()).startsWith("bankid.").contains(".1.");
        assertThat(server.calls(Operation.COLLECT)).isEqualTo(2);
    }

    @Test
    void collectWhenStoppedThenNotSentAndWhenStartedAgainTheOrderLives() {
        StartedOrder order = client.authenticate(ANYBODY);
        server.stop();
        assertThat(outcome(() -> client.collect(order.orderRef()))).startsWith("unavailable");

        server.start();
        assertThat(client.collect(order.orderRef())).isInstanceOf(Pending.class);
    }

    @Test
    void collectWhenTheServersClientFailsThenItSaysSo() {
        try (HostedApiServer outer = new HostedApiServer(client, HostedOrder.TOKEN).start();
                QronaBankIdClient last = HostedOrder.patientClient(outer.baseUrl())) {
            assertThat(outcome(() -> last.collect(HostedOrder.REF))).isEqualTo("rejected, invalidParameters");

            server.stop();
            assertThat(outcome(() -> last.collect(HostedOrder.REF))).isEqualTo(FaultCase.NO_ANSWER);
        }
    }

    private Optional<String> qrText(OrderRef orderRef) {
        return ((Pending) client.collect(orderRef)).qrText();
    }

    private static String outcome(ThrowingCallable call) {
        BankIdException e = catchThrowableOfType(BankIdException.class, call);
        assertThat(e).as("the exception").isNotNull();
        return FaultCase.outcome(e);
    }
}
