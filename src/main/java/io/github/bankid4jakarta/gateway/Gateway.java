package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.TrustedProxies;
import io.github.bankid4jakarta.wire.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/**
 * The hosted API of one application, for whoever plugs it into a container. Any doubt ends in a refusal in JSON, and never in
 * a page of the server. Safe for use by several threads.
 */
public final class Gateway implements AutoCloseable {

    private static final Duration BODY_DEADLINE = Duration.ofSeconds(10);
    private static final String POST = "POST";

    private final GatewayPath path;
    private final GatewayAnswers answers;
    private final GatewayRoutes routes = new GatewayRoutes();
    private final PhoneCalls phoneCalls;

    /**
     * Prepares a gateway; nothing is asked of BankID yet.
     *
     * @param configuration the resolved settings
     * @param context what it works with
     */
    public Gateway(Configuration configuration, GatewayContext context) {
        this(configuration, context, store(configuration));
    }

    Gateway(Configuration configuration, GatewayContext context, GatewayOrderStore store) {
        Clock clock = context.clock();
        GatewayRules rules = GatewayRules.of(configuration);
        ClientLimits limits = new ClientLimits(clock, rules.pending());
        BackendTroubles troubles = new BackendTroubles(context.backend(), context.events());
        path = GatewayPath.of(configuration.get(GatewaySettings.PATH));
        answers = new GatewayAnswers(new PersonFacts(clock));
        phoneCalls = new PhoneCalls(
                context.phoneOrders(),
                limits,
                configuration.get(GatewaySettings.WAITING_CALLS),
                context.timer(),
                answers,
                troubles);
        addRoutes(
                new OrderOperations(GatewayOrders.over(store, context, rules, limits), answers, troubles),
                door(configuration, clock),
                new JsonBody(context.timer(), BODY_DEADLINE));
    }

    private static GatewayOrderStore store(Configuration configuration) {
        ServerJson.require();
        return GatewayStores.open(configuration);
    }

    private static GatewayDoor door(Configuration configuration, Clock clock) {
        Set<String> proxies = configuration.find(BankIdSettings.TRUSTED_PROXIES).orElse(Set.of());
        return new GatewayDoor(GatewayClients.of(configuration, clock), new TrustedProxies(proxies));
    }

    private void addRoutes(OrderOperations operations, GatewayDoor door, JsonBody body) {
        addRoute(Operation.AUTH, operations::start, door, body);
        addRoute(Operation.COLLECT, operations::collect, door, body);
        addRoute(Operation.AUTH_AND_COLLECT, phoneCalls, door, body);
        addRoute(Operation.CANCEL, operations::cancel, door, body);
        routes.add(OpenApiDocument.PATH, new OpenApiDocument(), "GET");
    }

    private void addRoute(Operation operation, GatewayOperation work, GatewayDoor door, JsonBody body) {
        routes.add("/" + operation.path(), new OperationEndpoint(operation, work, door, body, answers), POST);
    }

    /**
     * Serves a call, now or later.
     *
     * @param request the request, which must support asynchronous answers
     * @param response the response
     * @throws IOException where the client has gone
     */
    public void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        GatewayExchange exchange = new GatewayExchange(request, response);
        try {
            routes.serve(path.below(request), exchange);
        } catch (RuntimeException e) {
            exchange.answer(answers.error(CallFailures.error(e)));
        }
    }

    /** How many calls of {@code auth-and-collect} wait for people. */
    int waitingCalls() {
        return phoneCalls.waiting();
    }

    /** Ends the waiting calls with 503, or as failed where they were kept alive, and cancels their orders. */
    @Override
    public void close() {
        phoneCalls.close();
    }
}
