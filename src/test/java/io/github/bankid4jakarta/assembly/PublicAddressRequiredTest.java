package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.FixedConfiguration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.Setting;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where real people log in, a backend that sends them back is told where to by the operator and nobody else. */
class PublicAddressRequiredTest {

    private final AtomicInteger closed = new AtomicInteger();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "production, true, -, false, false",
                "production, true, https://www.example.se, false, true",
                "production, false, -, false, true",
                "production, true, -, true, true",
                "test, true, -, false, true",
                "development, true, -, false, true",
                "-, true, -, false, true"
            })
    void loginWhenWiredThenOnlyWithAnAddress(
            String environment, boolean sendsBack, String address, boolean gatewayOnly, boolean wired) {
        Map<String, String> texts = new HashMap<>();
        texts.put("bankid.environment", environment);
        texts.put("bankid.public-address", address);
        texts.put("bankid.gateway.only", Boolean.toString(gatewayOnly));
        texts.values().removeIf(java.util.Objects::isNull);
        List<Setting<?>> settings = new ArrayList<>(BankIdSettings.all());
        settings.addAll(GatewaySettings.all());
        Configuration configuration = FixedConfiguration.of(texts, settings);

        if (wired) {
            wire(configuration, sendsBack).close();
        } else {
            assertThatThrownBy(() -> wire(configuration, sendsBack))
                    .isInstanceOfSatisfying(ConfigurationException.class, refused -> assertThat(refused.problems())
                            .extracting(ConfigurationProblem::key)
                            .containsExactly("bankid.public-address"));
        }
        assertThat(closed).hasValue(1);
    }

    private WiredLogin wire(Configuration configuration, boolean sendsBack) {
        return new WiredLogin(
                configuration,
                new Backend(sendsBack),
                event -> {},
                UpstreamThreads.unmanaged(getClass().getClassLoader()));
    }

    /** Opens a client that can do nothing but be closed. */
    private final class Backend implements BankIdBackend {

        private final boolean sendsBack;

        Backend(boolean sendsBack) {
            this.sendsBack = sendsBack;
        }

        @Override
        public String name() {
            return "tested";
        }

        @Override
        public List<Setting<?>> settings() {
            return List.of();
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
            return (BankIdClient) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {BankIdClient.class}, (client, method, arguments) -> {
                        if (method.getName().equals("capabilities")) {
                            return sendsBack ? Set.of(Capability.RETURN_URL) : Set.of();
                        }
                        if (method.getName().equals("close")) {
                            closed.incrementAndGet();
                            return null;
                        }
                        throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
