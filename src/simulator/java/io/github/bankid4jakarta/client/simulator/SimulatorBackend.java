package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Environment;
import io.github.bankid4jakarta.config.Setting;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The simulator as a backend. Each application that opens it has people and orders of its own. */
public final class SimulatorBackend implements BankIdBackend {

    private static final System.Logger LOGGER = System.getLogger("io.github.bankid4jakarta.client.simulator");

    /** For {@link java.util.ServiceLoader}. */
    public SimulatorBackend() {}

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public List<Setting<?>> settings() {
        return SimulatorSettings.all();
    }

    /** {@inheritDoc} Empty: nobody gets a simulated BankID without having asked for it by name. */
    @Override
    public Optional<Setting<?>> chosenBy() {
        return Optional.empty();
    }

    @Override
    public List<ConfigurationProblem> check(Configuration configuration) {
        Optional<Environment> said = configuration.find(BankIdSettings.ENVIRONMENT);
        if (said.isPresent() && said.get() != Environment.PRODUCTION) {
            return List.of();
        }
        String what = said.isPresent()
                ? "the simulator refuses to run in production, where it would let anybody in as anybody"
                : "the simulator lets anybody in as anybody, and nothing says that this is meant";
        return List.of(new ConfigurationProblem(
                BankIdSettings.BACKEND.key(),
                what,
                "Set " + BankIdSettings.ENVIRONMENT.key() + " to development or test, or choose another backend"));
    }

    @Override
    public BankIdClient open(Configuration configuration) {
        List<ConfigurationProblem> problems = check(configuration);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        LOGGER.log(
                Level.WARNING,
                "BANKID IS SIMULATED: anybody can log in as any simulated person. For development and tests only.");
        Clock clock = Clock.systemUTC();
        SimulatedBankId bankId = new SimulatedBankId(clock, new SecureRandom(), rules(configuration));
        String service = configuration.find(BankIdSettings.SERVICE_NAME).orElse("This service");
        return new SimulatedBankIdClient(
                bankId, new PhonePage(bankId.phone(), service, clock), configuration.get(SimulatorSettings.RETURN_URL));
    }

    private static SimulatorRules rules(Configuration configuration) {
        return new SimulatorRules(
                configuration.get(SimulatorSettings.PICK_UP_TIME),
                configuration.get(SimulatorSettings.COMPLETION_TIME),
                configuration.get(SimulatorSettings.QR_TOLERANCE));
    }
}
