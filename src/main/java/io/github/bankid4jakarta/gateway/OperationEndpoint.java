package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.wire.Operation;

/** Serves one operation of the hosted API: who calls and may they, what do they send, what is the answer. */
final class OperationEndpoint implements GatewayEndpoint {

    private static final System.Logger LOG = System.getLogger(OperationEndpoint.class.getPackageName());

    private final Operation operation;
    private final GatewayOperation work;
    private final GatewayDoor door;
    private final JsonBody body;
    private final GatewayAnswers answers;

    OperationEndpoint(
            Operation operation, GatewayOperation work, GatewayDoor door, JsonBody body, GatewayAnswers answers) {
        this.operation = operation;
        this.work = work;
        this.door = door;
        this.body = body;
        this.answers = answers;
    }

    @Override
    public void serve(GatewayExchange exchange) {
        GatewayClient client = door.admit(exchange, operation);
        JsonBody.requireUsable(exchange);
        exchange.detach();
        body.of(exchange)
                .thenCompose(json -> work.perform(exchange, client, json))
                .exceptionally(failure -> answers.error(CallFailures.error(failure)))
                .thenAccept(answer -> finish(exchange, client, answer));
    }

    private void finish(GatewayExchange exchange, GatewayClient client, GatewayAnswer answer) {
        LOG.log(
                System.Logger.Level.DEBUG,
                "Client {0} called {1}: {2}",
                client.owner().clientId(),
                operation.path(),
                answer.status());
        exchange.answer(answer);
    }
}
