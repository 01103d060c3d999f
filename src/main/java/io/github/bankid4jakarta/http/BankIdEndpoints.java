package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.page.PageAssets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Everything below the reserved path, for whoever plugs it into a container: serves requests, keeps the caller, asks for a
 * login. Any doubt ends in a refusal that says what to do next, and never in a stack trace. Safe for use by several threads.
 */
public final class BankIdEndpoints {

    private static final System.Logger LOG = System.getLogger(BankIdEndpoints.class.getPackageName());
    private static final Set<String> GET = Set.of("GET");
    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> GET_AND_POST = Set.of("GET", "POST");

    private final Site site;
    private final ReservedPath reservedPath;
    private final Answers answers;
    private final Routes routes;
    private final CallerSession callers;
    private final Challenge challenge;
    private final boolean offersLogin;

    /**
     * The endpoints of one application.
     *
     * @param configuration the resolved settings
     * @param engine runs the orders
     * @param client the backend, asked only for a page of its own
     * @param timer tells when somebody takes too long to send a form
     */
    public BankIdEndpoints(
            Configuration configuration, OrderEngine engine, BankIdClient client, ScheduledExecutorService timer) {
        PageAssets assets = new PageAssets();
        this.site = Site.of(configuration).taking(new FormBody(new BodyReading(timer)));
        this.reservedPath = new ReservedPath(site.reservedPath());
        Optional<BackendPage> backendPage = client instanceof BackendPage page ? Optional.of(page) : Optional.empty();
        this.answers = new Answers(engine.offersSameDevice(), backendPage, assets);
        this.offersLogin = !configuration.find(GatewaySettings.ONLY).orElse(false);
        this.routes = offersLogin ? loginRoutes(engine, answers) : new Routes();
        routes.addTree("assets", GET, new AssetEndpoint(assets));
        backendPage.ifPresent(page -> routes.addTree(page.name(), GET_AND_POST, new BackendPageEndpoint(page)));
        this.callers = new CallerSession(engine);
        this.challenge = new Challenge(answers);
    }

    private static Routes loginRoutes(OrderEngine engine, Answers answers) {
        return new Routes()
                .add("login", GET, new LoginEndpoint(engine, answers))
                .add("auth", POST, new AuthEndpoint(engine, answers))
                .add("collect", POST, new CollectEndpoint(engine, answers))
                .add("complete", POST, new CompleteEndpoint(engine, answers))
                .add("cancel", POST, new CancelEndpoint(engine, answers))
                .add("logout", POST, new LogoutEndpoint(engine, answers))
                .add("return", GET, new ReturnEndpoint(engine))
                .add("qr", GET, new QrEndpoint(engine));
    }

    /**
     * Serves a request, if it is for the reserved path.
     *
     * @param request the request
     * @param response the response
     * @return what became of it
     * @throws IOException where the browser has gone
     */
    LoginOutcome serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<String> path = reservedPath.below(request);
        if (path.isEmpty() || ContainerEntry.isUnderWay(request)) {
            return new LoginOutcome.NotOurs();
        }
        Exchange exchange = new Exchange(site, request, response);
        try {
            return routes.serve(exchange, path.get());
        } catch (Refused refused) {
            answers.refusal(exchange, refused);
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
        return new LoginOutcome.Answered();
    }

    /** The log names the kind of failure only: messages and causes may quote what must not be logged. */
    private void fail(Exchange exchange, RuntimeException failure) throws IOException {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
        LOG.log(
                System.Logger.Level.ERROR,
                "A login request failed: {0} at {1}",
                failure.getClass().getName(),
                place);
        if (!exchange.reply().isCommitted()) {
            answers.refusal(exchange, new Refused(Refusal.INTERNAL));
        }
    }

    /**
     * The caller that the request's session keeps. Never makes a session.
     *
     * @param request the request
     * @return the caller, or empty for an anonymous one
     */
    Optional<KeptCaller> caller(HttpServletRequest request) {
        return callers.caller(request);
    }

    /**
     * Keeps a caller whom the identity stores accepted, gives the session a new id and sends the browser to the page it
     * wanted.
     *
     * @param request the request that claimed the order
     * @param response its response
     * @param caller the caller to keep
     * @throws IOException where the browser has gone
     */
    void welcome(HttpServletRequest request, HttpServletResponse response, KeptCaller caller) throws IOException {
        Exchange exchange = new Exchange(site, request, response);
        callers.enter(request, caller);
        try {
            ContainerEntry.take(request, response);
            answers.location(exchange, exchange.wantedPage());
        } catch (RuntimeException e) {
            callers.leave(request, response); // who is told that the login failed is not logged in
            throw e;
        }
    }

    /**
     * Answers a person whom no identity store accepted.
     *
     * @param request the request that claimed the order
     * @param response its response
     * @throws IOException where the browser has gone
     */
    void notAccepted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answers.refusal(new Exchange(site, request, response), new Refused(Refusal.NOT_ACCEPTED));
    }

    /**
     * Answers a request that something unexpected ended; the caller stays as it was.
     *
     * @param request the request
     * @param response its response
     * @param failure what ended it
     * @throws IOException where the browser has gone
     */
    void failed(HttpServletRequest request, HttpServletResponse response, RuntimeException failure) throws IOException {
        fail(new Exchange(site, request, response), failure);
    }

    /**
     * Asks an anonymous caller to log in. Where nobody logs in, because only the gateway is served, what is protected is closed.
     *
     * @param request the request for something protected
     * @param response its response
     * @throws IOException where the browser has gone
     */
    void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(site, request, response);
        if (offersLogin) {
            challenge.issue(exchange);
        } else {
            answers.refusal(exchange, new Refused(Refusal.NOT_FOUND));
        }
    }

    /**
     * Forgets the caller of a session that goes on, as after {@code request.logout()}; the session gets a new id.
     *
     * @param request the request
     * @param response its response
     */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        callers.leave(request, response);
    }
}
