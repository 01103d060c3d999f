package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdClientContract;
import io.github.bankid4jakarta.client.qrona.QronaBankIdClient;
import io.github.bankid4jakarta.client.qrona.QronaOptions;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.model.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** What every backend does alike, of a gateway as our own client sees it. */
abstract class GatewayContract extends BankIdClientContract {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final GatewayFixture gateway;
    private final QronaBankIdClient client;

    /** With return addresses the far end leaves QR texts to the gateway, without it makes them itself. */
    GatewayContract(boolean returnUrl) {
        gateway = new GatewayFixture(
                new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Test", clock), returnUrl),
                clock,
                HurriedTimer.forPeople());
        client = new QronaBankIdClient(new QronaOptions(
                gateway.url(), new Secret(TestClient.SHOP.token()), PATIENT, PATIENT, PATIENT, PATIENT, 64));
    }

    @Override
    protected BankIdClient client() {
        return client;
    }

    @Override
    protected Duration readableAgain() {
        return Duration.ofMinutes(1);
    }

    @AfterEach
    void close() {
        client.close();
        gateway.close();
    }
}
