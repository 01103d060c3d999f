package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** How much of the server's heap is BankID's, which elsewhere lies on machines of its own. Measured in this process. */
final class SimulatorShare {

    private SimulatorShare() {}

    static long bytesPerOrder(List<PersonalNumber> people) throws IOException {
        SimulatedBankId bankId = new SimulatedBankId(Clock.systemUTC(), new SecureRandom(), SimulatorRules.asBankId());
        long before = ProcessReadings.ofThisProcess().liveHeapBytes();
        for (PersonalNumber person : people) {
            bankId.startByPhone(new PhoneAuthenticationRequest(person, CallInitiator.USER));
        }
        long after = ProcessReadings.ofThisProcess().liveHeapBytes();
        return (after - before) / bankId.size();
    }
}
