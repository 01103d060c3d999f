package io.github.bankid4jakarta.gateway;

import java.util.concurrent.CompletionStage;

/** What one operation of the hosted API does, once it is known who calls. */
@FunctionalInterface
interface GatewayOperation {

    /**
     * Performs the operation.
     *
     * @param exchange the call, for operations that take long
     * @param client who calls
     * @param json the body, not yet believed
     * @return the answer, or the failure that {@link CallFailures} makes an error of
     * @throws RefusedCall where the body cannot be used
     */
    CompletionStage<GatewayAnswer> perform(GatewayExchange exchange, GatewayClient client, String json);
}
