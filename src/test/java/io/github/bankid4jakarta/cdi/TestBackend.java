package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Converters;
import io.github.bankid4jakarta.config.Environment;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.config.SettingBuilder;
import io.github.bankid4jakarta.model.Secret;
import java.util.List;
import java.util.Optional;

/** A backend that is chosen by a token, refuses production and never opens. */
final class TestBackend implements BankIdBackend {

    static final Setting<Secret> TOKEN = new SettingBuilder<>(
                    "bankid.tested.token", Optional.empty(), Converters::secret)
            .secret()
            .build();
    private static final Setting<String> FOREIGN =
            new SettingBuilder<>("bankid.tested.extra", Optional.of("notInOurAnnotation"), Converters::text).build();

    @Override
    public String name() {
        return "tested";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(TOKEN, FOREIGN);
    }

    @Override
    public Optional<Setting<?>> chosenBy() {
        return Optional.of(TOKEN);
    }

    @Override
    public List<ConfigurationProblem> check(Configuration configuration) {
        return configuration
                        .find(BankIdSettings.ENVIRONMENT)
                        .filter(Environment.PRODUCTION::equals)
                        .isPresent()
                ? List.of(new ConfigurationProblem(TOKEN.key(), "is for tests", "Use another backend"))
                : List.of();
    }

    @Override
    public BankIdClient open(Configuration configuration) {
        throw new UnsupportedOperationException("Not needed here");
    }
}
