package io.github.bankid4jakarta.client.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.FixedConfiguration;
import io.github.bankid4jakarta.config.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorBackendTest {

    private final SimulatorBackend backend = new SimulatorBackend();

    @Test
    void serviceLoaderThenFound() {
        assertThat(ServiceLoader.load(BankIdBackend.class)).anyMatch(SimulatorBackend.class::isInstance);
    }

    @Test
    void chosenByThenNothing() {
        assertThat(backend.chosenBy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "test"})
    void checkWhenNotProductionThenNoProblem(String environment) {
        assertThat(backend.check(configuration("bankid.environment", environment)))
                .isEmpty();
    }

    /** What nobody said is no leave to let anybody in as anybody. */
    @Test
    void checkWhenNobodySaysTheEnvironmentThenProblemWithRemedy() {
        assertThat(backend.check(FixedConfiguration.of(Map.of(), settings())))
                .singleElement()
                .extracting(ConfigurationProblem::toString)
                .asString()
                .startsWith("bankid.backend: ")
                .contains("simulator", "Set bankid.environment to development or test");
    }

    @Test
    void openWhenNobodySaysTheEnvironmentThenRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> backend.open(FixedConfiguration.of(Map.of(), settings())));
    }

    @Test
    void checkWhenProductionThenProblemWithRemedy() {
        assertThat(backend.check(configuration("bankid.environment", "production")))
                .singleElement()
                .extracting(ConfigurationProblem::toString)
                .asString()
                .startsWith("bankid.backend: ")
                .contains("simulator", "production", "bankid.environment");
    }

    @Test
    void openWhenProductionThenRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> backend.open(configuration("bankid.environment", "production")));
    }

    @Test
    void openThenOneLoudLine() {
        List<LogRecord> records = recorded(() -> backend.open(configuration()));

        assertThat(records).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getMessage()).contains("BANKID IS SIMULATED");
        });
    }

    @Test
    void openWhenReturnUrlIsOnThenAsBankIdsOwnApi() {
        BankIdClient client = backend.open(configuration("bankid.simulator.return-url", "true"));

        assertThat(client.capabilities()).contains(Capability.RETURN_URL);
        assertThat(client.authenticate(AuthenticationRequest.of("127.0.0.1")).animatedQr())
                .isPresent();
    }

    @Test
    void openWhenReturnUrlIsOffThenAsTheHostedApi() {
        BankIdClient client = backend.open(configuration("bankid.simulator.return-url", "false"));

        assertThat(client.capabilities()).containsOnly(Capability.PHONE_AUTHENTICATION);
        assertThat(client.authenticate(AuthenticationRequest.of("127.0.0.1")).animatedQr())
                .isEmpty();
    }

    @Test
    void authenticateWhenReturnUrlIsOnThenReturnUrlIsAccepted() {
        BankIdClient client = backend.open(configuration("bankid.simulator.return-url", "true"));

        assertThat(client.authenticate(returning())).isNotNull();
    }

    @Test
    void authenticateWhenReturnUrlIsOffThenReturnUrlIsRejected() {
        BankIdClient client = backend.open(configuration("bankid.simulator.return-url", "false"));

        assertThatExceptionOfType(BankIdRejectedException.class).isThrownBy(() -> client.authenticate(returning()));
    }

    @Test
    void openThenPhonePageOfTheSameOrders() {
        BankIdClient client = backend.open(configuration("bankid.service-name", "Fika"));
        client.authenticate(AuthenticationRequest.of("127.0.0.1"));
        BackendPage page = (BackendPage) client;

        BackendPage.Answer answer = page.serve(
                        new BackendPage.Request("POST", "/scan-newest", Map.of("person", "anna"), "127.0.0.1"))
                .orElseThrow();
        assertThat(page.name()).isEqualTo("simulator");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Fika wants to identify you");
    }

    @Test
    void settingsThenAllHaveKeyDefaultAndDoc() {
        assertThat(backend.settings()).allSatisfy(setting -> {
            assertThat(setting.key()).startsWith("bankid.simulator.");
            assertThat(setting.defaultValue()).isPresent();
            assertThat(setting.doc()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1"})
    void returnUrlWhenNeitherTrueNorFalseThenRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorSettings.RETURN_URL.converter().apply(text))
                .withMessage("must be true or false");
    }

    private Configuration configuration(String... pair) {
        Map<String, String> texts = new HashMap<>(Map.of("bankid.environment", "test"));
        if (pair.length > 0) {
            texts.put(pair[0], pair[1]);
        }
        return FixedConfiguration.of(texts, settings());
    }

    private List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(BankIdSettings.all());
        settings.addAll(backend.settings());
        return settings;
    }

    private static AuthenticationRequest returning() {
        return new AuthenticationRequest("127.0.0.1", Optional.empty(), Optional.of("https://service.example/"));
    }

    private static List<LogRecord> recorded(Runnable action) {
        List<LogRecord> records = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                records.add(line);
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        Logger logger = Logger.getLogger("io.github.bankid4jakarta.client.simulator");
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return records;
    }
}
