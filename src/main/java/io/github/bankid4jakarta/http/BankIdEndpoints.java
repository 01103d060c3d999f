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
import java.time.Clock;
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
    private final Entering entering = new Entering();
    private final CallerSession callers;
    private final Challenge challenge;
    private final boolean offersLogin;

    /**
     * The endpoints of one application.
     *
     * @param configuration the resolved settings
     * @param engine runs the orders
     * @param client the backend, asked only for a page of its own
     * @param clock the time
     * @param timer tells when somebody takes too long to send a form
     */
    public BankIdEndpoints(
            Configuration configuration,
            OrderEngine engine,
            BankIdClient client,
            Clock clock,
            ScheduledExecutorService timer) {
        PageAssets assets = new PageAssets();
        this.site = Site.of(configuration, clock).taking(new FormBody(new BodyReading(timer)));
        this.reservedPath = new ReservedPath(site.reservedPath());
        Optional<BackendPage> backendPage = client instanceof BackendPage page ? Optional.of(page) : Optional.empty();
        this.answers = new Answers(engine.offersSameDevice(), backendPage, assets);
        this.offersLogin = !configuration.find(GatewaySettings.ONLY).orElse(false);
        this.routes = offersLogin ? loginRoutes(engine, answers, entering) : new Routes();
        routes.addTree("assets", GET, new AssetEndpoint(assets));
        backendPage.ifPresent(page -> routes.addTree(page.name(), GET_AND_POST, new BackendPageEndpoint(page)));
        this.callers = new CallerSession(engine);
        this.challenge = new Challenge(answers);
    }

    private static Routes loginRoutes(OrderEngine engine, Answers answers, Entering entering) {
        return new Routes()
                .add("login", GET, new LoginEndpoint(engine, answers))
                .add("auth", POST, new AuthEndpoint(engine, answers))
                .add("collect", POST, new CollectEndpoint(engine, answers))
                .add("complete", POST, new CompleteEndpoint(engine, answers, entering))
                .add("cancel", POST, new CancelEndpoint(engine, answers))
                .add("logout", POST, new LogoutEndpoint(engine))
                .add("return", GET, new ReturnEndpoint(engine, answers))
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
        return answer(exchange(request, response), exchange -> {
            if (request.isRequestedSessionIdFromURL()) {
                throw new Refused(Refusal.NOT_FOUND); // anybody may have sent the address to anybody
            }
            if (needsAddress(path.get())) {
                exchange.requireClearAddress();
            }
            return routes.serve(exchange, path.get());
        });
    }

    /** Not what the page that says so looks like, nor leaving. */
    private static boolean needsAddress(String path) {
        return !path.startsWith("/assets/") && !path.equals("/logout");
    }

    /** A request as endpoints see it. */
    Exchange exchange(HttpServletRequest request, HttpServletResponse response) {
        return new Exchange(site, request, response);
    }

    private LoginOutcome answer(Exchange exchange, Work work) throws IOException {
        try {
            return work.on(exchange);
        } catch (Refused refused) {
            answers.refusal(exchange, refused);
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
        return new LoginOutcome.Answered();
    }

    /** What is done with a request until it is answered, or refused. */
    @FunctionalInterface
    private interface Work {
        LoginOutcome on(Exchange exchange) throws IOException;
    }

    /**
     * The log names the kind of failure only: messages and causes may quote what must not be logged. What fails because the
     * session ends under it, by a logout in another tab for one, is nobody's mistake.
     */
    private void fail(Exchange exchange, RuntimeException failure) throws IOException {
        boolean ended = !(failure instanceof CallerSession.IdKept) && exchange.sessionHasEnded();
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
        LOG.log(
                ended ? System.Logger.Level.INFO : System.Logger.Level.ERROR,
                "A login request failed{0}: {1} at {2}",
                ended ? " as its session ended" : "",
                failure.getClass().getName(),
                place);
        if (!exchange.reply().isCommitted()) {
            answers.refusal(exchange, new Refused(ended ? Refusal.FORM_OUTDATED : Refusal.INTERNAL));
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
     * @param exchange the request that claimed the order
     * @param caller the caller to keep
     * @throws IOException where the browser has gone
     */
    void welcome(Exchange exchange, KeptCaller caller) throws IOException {
        HttpServletRequest request = exchange.request();
        if (exchange.session().isEmpty()) {
            throw new Refused(Refusal.FORM_OUTDATED); // it ended meanwhile, and so did the login
        }
        String deadId = exchange.sessionId();
        callers.enter(request, caller);
        try {
            ContainerEntry.take(request, exchange.response());
            exchange.renewed(deadId);
            answers.location(exchange, exchange.wantedPage());
        } catch (RuntimeException e) {
            exchange.forgetHandover();
            callers.leave(request, exchange.response()); // who is told that the login failed is not logged in
            throw e;
        }
    }

    /**
     * Answers a person whom no identity store accepted.
     *
     * @param exchange the request that claimed the order
     * @throws IOException where the browser has gone
     */
    void notAccepted(Exchange exchange) throws IOException {
        answers.refusal(exchange, new Refused(Refusal.NOT_ACCEPTED));
    }

    /**
     * Answers a request that something unexpected ended; the caller stays as it was.
     *
     * @param exchange the request
     * @param failure what ended it
     * @throws IOException where the browser has gone
     */
    void failed(Exchange exchange, RuntimeException failure) throws IOException {
        answer(exchange, failed -> {
            throw failure;
        });
    }

    /**
     * Sends a person who logged out to the application's first page.
     *
     * @param exchange the request that logged out
     * @throws IOException where the browser has gone
     */
    void farewell(Exchange exchange) throws IOException {
        answer(exchange, leaving -> {
            answers.location(leaving, leaving.home());
            return new LoginOutcome.Answered();
        });
    }

    /**
     * It is decided what becomes of a login that was claimed.
     *
     * @param exchange the request that claimed the order
     */
    void decided(Exchange exchange) {
        exchange.browser().ifPresent(entering::end);
    }

    /**
     * Asks an anonymous caller to log in. Where nobody logs in, because only the gateway is served, what is protected is closed.
     *
     * @param request the request for something protected
     * @param response its response
     * @throws IOException where the browser has gone
     */
    void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(exchange(request, response), asking -> {
            if (!offersLogin) {
                throw new Refused(Refusal.NOT_FOUND);
            }
            challenge.issue(asking);
            return new LoginOutcome.Answered();
        });
    }

    /**
     * Forgets the caller of a session that goes on, as after {@code request.logout()}; the session gets a new id.
     *
     * @param request the request
     * @param response its response
     */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        exchange(request, response).forgetHandover();
        callers.leave(request, response);
    }
}
