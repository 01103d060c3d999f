package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.GatewaySettings;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.ServiceConfigurationError;

/** What the gateway reads and writes JSON with. Jakarta EE servers have it, and servlet containers may lack it. */
final class ServerJson {

    private ServerJson() {}

    /**
     * Insists on it, as long as that can still be told to whoever deploys the application.
     *
     * @throws ConfigurationException where it is missing, or a part of it
     */
    static void require() {
        try {
            JsonProvider.provider();
            JsonbProvider.provider();
        } catch (LinkageError | ServiceConfigurationError | RuntimeException e) {
            throw new ConfigurationException(List.of(new ConfigurationProblem(
                    GatewaySettings.ENABLED.key(),
                    "is true, and the gateway needs JSON-P and JSON-B, which this server lacks",
                    "Add org.eclipse:yasson beside bankid4jakarta")));
        }
    }
}
