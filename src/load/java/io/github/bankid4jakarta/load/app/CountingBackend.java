package io.github.bankid4jakarta.load.app;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Converters;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.config.SettingBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The simulated BankID, which takes as long to answer as it is told, and counts how often it is asked. */
public class CountingBackend implements BankIdBackend {

    /** How long each answer takes; without it none. */
    public static final Setting<Duration> ANSWER_TIME = new SettingBuilder<>(
                    "bankid.counting.answer-time", Optional.empty(), Converters::duration)
            .unit("ISO 8601 duration")
            .doc("How long each answer takes.")
            .build();

    /** For {@link java.util.ServiceLoader}. */
    public CountingBackend() {}

    @Override
    public String name() {
        return "counting";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ANSWER_TIME);
    }

    @Override
    public Optional<Setting<?>> chosenBy() {
        return Optional.empty();
    }

    @Override
    public List<ConfigurationProblem> check(Configuration configuration) {
        return List.of();
    }

    @Override
    public BankIdClient open(Configuration configuration) {
        return new CountingBankIdClient(configuration.find(ANSWER_TIME).orElse(Duration.ZERO));
    }
}
