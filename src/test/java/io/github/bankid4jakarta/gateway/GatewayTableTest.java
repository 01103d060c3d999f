package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.hostedapi.GatewayTableContract;
import java.net.URI;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The table of bad calls, on Tomcat. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTableTest extends GatewayTableContract {

    private GatewayFixture gateway;

    @BeforeAll
    void start() {
        Clock clock = Clock.systemUTC();
        SimulatedBankId bankId = new SimulatedBankId(clock, new Random(1), SimulatorRules.asBankId());
        gateway = new GatewayFixture(
                new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Test", clock), true), clock);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Override
    protected URI gateway() {
        return gateway.url();
    }
}
