package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.wire.Operation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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

    /** A call whose body is here and whose answer is known, as most are, is answered without becoming asynchronous. */
    @Override
    public void serve(GatewayExchange exchange) {
        GatewayClient client = door.admit(exchange, operation);
        JsonBody.requireUsable(exchange);
        Optional<String> arrived = body.arrived(exchange, client.owner());
        if (arrived.isPresent()) {
            perform(exchange, client, arrived.get());
        } else {
            performLater(exchange, client);
        }
    }

    private void perform(GatewayExchange exchange, GatewayClient client, String json) {
        CompletableFuture<GatewayAnswer> answer =
                answered(work.perform(exchange, client, json)).toCompletableFuture();
        if (!answer.isDone()) {
            exchange.detach();
        }
        answer.thenAccept(known -> finish(exchange, client, known));
    }

    private void performLater(GatewayExchange exchange, GatewayClient client) {
        exchange.detach();
        answered(body.of(exchange).thenCompose(json -> work.perform(exchange, client, json)))
                .thenAccept(answer -> finish(exchange, client, answer));
    }

    private CompletionStage<GatewayAnswer> answered(CompletionStage<GatewayAnswer> answer) {
        return answer.exceptionally(failure -> answers.error(CallFailures.error(failure)));
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
