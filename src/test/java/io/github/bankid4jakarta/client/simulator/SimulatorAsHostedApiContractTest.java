package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdClientContract;

/** The simulator as it behaves like the hosted API. */
class SimulatorAsHostedApiContractTest extends BankIdClientContract {

    private final BankIdClient client =
            new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Test", clock), false);

    @Override
    protected BankIdClient client() {
        return client;
    }
}
