package io.github.bankid4jakarta.gateway;

import java.io.IOException;

/** One address of the gateway. */
@FunctionalInterface
interface GatewayEndpoint {

    /**
     * Answers a call, now or later.
     *
     * @param exchange the call
     * @throws RefusedCall where the call is refused at once
     * @throws IOException where the client has gone
     */
    void serve(GatewayExchange exchange) throws IOException;
}
