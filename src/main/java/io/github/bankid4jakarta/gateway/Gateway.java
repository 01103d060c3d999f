package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.TrustedProxies;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.wire.Operation;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The hosted API of one application, for whoever plugs it into a container. Any doubt ends in a refusal in JSON, and never in
 * a page of the server. Safe for use by several threads.
 */
public final class Gateway implements AutoCloseable {

    /** The name of the attribute of the {@code ServletContext} where {@link GatewayServlet} finds the gateway. */
    public static final String ATTRIBUTE = Gateway.class.getName();

    private static final Duration BODY_DEADLINE = Duration.ofSeconds(10);

    private final GatewayPath path;
    private final GatewayAnswers answers;
    private final GatewayRoutes routes = new GatewayRoutes();

    public Gateway(
            Configuration configuration,
            BankIdClient client,
            String backend,
            BankIdEvents events,
            Clock clock,
            Executor upstream,
            ScheduledExecutorService timer) {
        path = GatewayPath.of(configuration.get(GatewaySettings.PATH));
        answers = new GatewayAnswers(new PersonFacts(clock));
        GatewayDoor door = new GatewayDoor(
                GatewayClients.of(configuration, clock),
                new TrustedProxies(
                        configuration.find(BankIdSettings.TRUSTED_PROXIES).orElse(Set.of())));
        JsonBody body = new JsonBody(timer, BODY_DEADLINE);
        GatewayOrders orders = new GatewayOrders(client, upstream);
        add(
                Operation.AUTH,
                (exchange, caller, json) -> orders.start(caller.owner(), RequestValues.authentication(json))
                        .thenApply(answers::started),
                door,
                body);
        add(
                Operation.COLLECT,
                (exchange, caller, json) -> orders.collect(caller.owner(), RequestValues.orderRef(json))
                        .thenApply(order -> answers.status(Optional.of(order.orderRef()), order.status())),
                door,
                body);
        add(
                Operation.CANCEL,
                (exchange, caller, json) -> orders.cancel(caller.owner(), RequestValues.orderRef(json))
                        .thenApply(done -> answers.cancelled()),
                door,
                body);
    }

    private void add(Operation operation, GatewayOperation work, GatewayDoor door, JsonBody body) {
        routes.add("/" + operation.path(), new OperationEndpoint(operation, work, door, body, answers), "POST");
    }

    static Optional<Gateway> of(ServletContext context) {
        return Optional.ofNullable((Gateway) context.getAttribute(ATTRIBUTE));
    }

    /**
     * Serves a call, now or later.
     */
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        GatewayExchange exchange = new GatewayExchange(request, response);
        try {
            routes.serve(path.below(request), exchange);
        } catch (RuntimeException e) {
            exchange.answer(answers.error(CallFailures.error(e)));
        }
    }

    @Override
    public void close() {}
}
