package io.github.bankid4jakarta.load.app;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatedPhone;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * A simulated BankID for more people than the simulator has, who take their time. It can forget all orders, so that what is
 * left in memory is not its own. Safe for use by several threads.
 */
final class SteeredBankId {

    private static final String ADDRESS = "192.0.2.17";
    private static final SimulatorRules PATIENT =
            new SimulatorRules(Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofSeconds(5));

    private volatile SimulatedBankId bankId;
    private volatile BankIdClient client;

    SteeredBankId() {
        forget();
    }

    BankIdClient client() {
        return client;
    }

    /** The person takes the call, confirms it and identifies; says what the phone shows then. */
    String approve(PersonalNumber number) {
        SimulatedPhone phone = bankId.phone();
        SimulatedPerson person = new SimulatedPerson("caller", number, "Given", "Surname");
        if (!(phone.open(person, ADDRESS) instanceof PhoneAnswer.Open open)) {
            return "nothing waits";
        }
        phone.pending(open.handle(), HintCode.USER_SIGN);
        return phone.approve(open.handle()).toString();
    }

    /** Starts anew, as if nobody had ever asked. */
    String forget() {
        Clock clock = Clock.systemUTC();
        bankId = new SimulatedBankId(clock, new SecureRandom(), PATIENT);
        client = new SimulatedBankIdClient(bankId, new PhonePage(bankId.phone(), "Load", clock), true);
        return "forgotten";
    }
}
