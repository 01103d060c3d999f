package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.TrustedProxies;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.phone.PhoneOrders;
import io.github.bankid4jakarta.phone.PhoneRules;
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
    private static final String POST = "POST";

    private final GatewayPath path;
    private final GatewayAnswers answers;
    private final GatewayRoutes routes = new GatewayRoutes();
    private final PhoneOrders phoneOrders;
    private final PhoneCalls phoneCalls;

    /**
     * Prepares a gateway; nothing is asked of BankID yet.
     *
     * @param configuration the resolved settings
     * @param client reaches BankID; stays the caller's to close
     * @param backend the backend's name, for events
     * @param events where events go
     * @param clock tells the time
     * @param upstream runs calls to BankID; stays the caller's to close
     * @param timer runs what happens later, and never blocks; stays the caller's to close
     */
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
        ClientLimits limits = new ClientLimits();
        GatewayOrders orders = new GatewayOrders(client, upstream);
        phoneOrders = new PhoneOrders(
                client, new PhoneRules(configuration.get(GatewaySettings.PHONE_TIMEOUT)), clock, upstream, timer);
        phoneCalls =
                new PhoneCalls(phoneOrders, limits, configuration.get(GatewaySettings.WAITING_CALLS), timer, answers);
        addRoutes(new OrderOperations(orders, answers), door(configuration, clock), new JsonBody(timer, BODY_DEADLINE));
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
    }

    private void addRoute(Operation operation, GatewayOperation work, GatewayDoor door, JsonBody body) {
        routes.add("/" + operation.path(), new OperationEndpoint(operation, work, door, body, answers), POST);
    }

    /** The gateway of an application, if it has one. */
    static Optional<Gateway> of(ServletContext application) {
        return Optional.ofNullable((Gateway) application.getAttribute(ATTRIBUTE));
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
        phoneOrders.close();
    }
}
