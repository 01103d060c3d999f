package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import java.time.Clock;
import java.util.List;

/** Everybody who may call the gateway. Safe for use by several threads. */
final class GatewayClients {

    private final List<GatewayClient> clients;
    private final Clock clock;

    GatewayClients(List<GatewayClient> clients, Clock clock) {
        this.clients = List.copyOf(clients);
        this.clock = clock;
    }

    static GatewayClients of(Configuration configuration, Clock clock) {
        List<GatewayClient> clients = GatewaySettings.clients(configuration).stream()
                .map(settings -> GatewayClient.of(configuration, settings))
                .toList();
        return new GatewayClients(clients, clock);
    }

    /**
     * Finds who calls. Asks every client, whether or not one before it was found.
     *
     * @param authorization the headers of that name
     * @return the client
     * @throws RefusedCall where no client has the token, or it has expired
     */
    GatewayClient authenticate(List<String> authorization) {
        byte[] hash = BearerToken.hash(authorization).orElseThrow(() -> new RefusedCall(GatewayError.UNAUTHORIZED));
        GatewayClient found = null;
        for (GatewayClient client : clients) {
            found = client.hasToken(hash) ? client : found;
        }
        if (found == null || found.isExpired(clock.instant())) {
            throw new RefusedCall(GatewayError.UNAUTHORIZED);
        }
        return found;
    }
}
