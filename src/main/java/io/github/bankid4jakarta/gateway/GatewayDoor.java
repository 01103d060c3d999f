package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.ForwardingException;
import io.github.bankid4jakarta.config.TrustedProxies;
import io.github.bankid4jakarta.wire.Operation;

/**
 * Lets clients in: with a token of theirs, from where they may call, to what they may do.
 *
 * @param clients everybody who may call
 * @param proxies finds the address that a call came from
 */
record GatewayDoor(GatewayClients clients, TrustedProxies proxies) {

    private static final System.Logger LOG = System.getLogger(GatewayDoor.class.getPackageName());

    /**
     * Finds out who calls.
     *
     * @return the client, which may make this call
     * @throws RefusedCall where nobody does, or somebody who may not
     */
    GatewayClient admit(GatewayExchange exchange, Operation operation) {
        GatewayClient client = clients.authenticate(exchange.headers("Authorization"));
        try {
            client.requireMay(operation, () -> address(exchange));
        } catch (RefusedCall e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "Client {0} may not call {1}: {2}",
                    client.owner().clientId(),
                    operation.path(),
                    e.error().details());
            throw e;
        }
        return client;
    }

    private String address(GatewayExchange exchange) {
        try {
            return proxies.endUserIp(exchange.peer(), exchange::headers);
        } catch (ForwardingException e) {
            throw new RefusedCall(GatewayError.PROXY_UNCLEAR);
        }
    }
}
