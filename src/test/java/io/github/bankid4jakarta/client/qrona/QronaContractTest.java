package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdClientContract;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.hostedapi.HostedApiServer;
import org.junit.jupiter.api.AfterEach;

/** The hosted API over real HTTP; its server makes the QR texts, and the simulated phone checks them. */
class QronaContractTest extends BankIdClientContract {

    private final HostedApiServer server = new HostedApiServer(
                    new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Test", clock), true),
                    HostedOrder.TOKEN,
                    clock)
            .start();
    private final QronaBankIdClient client = HostedOrder.patientClient(server.baseUrl());

    @Override
    protected BankIdClient client() {
        return client;
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }
}
