package io.github.bankid4jakarta.gateway;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The three operations on orders in a browser.
 *
 * @param orders runs them
 * @param answers words the answers
 * @param troubles tells the operator why BankID takes no start
 */
record OrderOperations(GatewayOrders orders, GatewayAnswers answers, BackendTroubles troubles) {

    CompletionStage<GatewayAnswer> start(GatewayExchange exchange, GatewayClient client, String json) {
        return orders.start(client.owner(), RequestValues.authentication(json))
                .whenComplete((order, failure) -> troubles.report(failure))
                .thenApply(answers::started);
    }

    CompletionStage<GatewayAnswer> collect(GatewayExchange exchange, GatewayClient client, String json) {
        return orders.collect(client.owner(), RequestValues.orderRef(json))
                .thenApply(order -> answers.status(Optional.of(order.orderRef()), order.status()));
    }

    CompletionStage<GatewayAnswer> cancel(GatewayExchange exchange, GatewayClient client, String json) {
        return orders.cancel(client.owner(), RequestValues.orderRef(json)).thenApply(done -> answers.cancelled());
    }
}
