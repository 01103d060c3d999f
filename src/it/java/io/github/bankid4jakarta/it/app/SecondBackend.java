package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Converters;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.config.SettingBuilder;
import java.util.List;
import java.util.Optional;

/** A backend that an application brings along. */
public class SecondBackend implements BankIdBackend {

    private static final Setting<?> TOKEN = new SettingBuilder<>(
                    "bankid.second.token", Optional.empty(), Converters::secret)
            .secret()
            .doc("The secret that chooses the second backend.")
            .build();

    @Override
    public String name() {
        return "second";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TOKEN);
    }

    @Override
    public Optional<Setting<?>> chosenBy() {
        return Optional.of(TOKEN);
    }

    @Override
    public List<ConfigurationProblem> check(Configuration configuration) {
        return List.of();
    }

    @Override
    public BankIdClient open(Configuration configuration) {
        throw new UnsupportedOperationException("nobody gets this far");
    }
}
