package io.github.bankid4jakarta.hostedapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.wire.ErrorBody;
import io.github.bankid4jakarta.wire.Operation;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * The hosted API, served over HTTP from any {@link BankIdClient}, which stays the caller's to close. Checks the token, makes
 * QR texts ready, counts the calls, and can be stopped and started to play an outage. Safe for use by several threads.
 */
public final class HostedApiServer implements AutoCloseable {

    private final String authorization;
    private final HostedApiOrders orders;
    private final Jsonb jsonb = JsonbBuilder.create();
    private final Map<Operation, AtomicInteger> calls = new EnumMap<>(Operation.class);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hosted-api");
        thread.setDaemon(true);
        return thread;
    });
    private Optional<SSLContext> tls = Optional.empty();
    private HttpServer server;
    private int port;

    /**
     * Prepares a server.
     *
     * @param bankId what to serve
     * @param token the only bearer token that is accepted
     */
    public HostedApiServer(BankIdClient bankId, String token) {
        this(bankId, token, Clock.systemUTC());
    }

    /**
     * Prepares a server with a clock of its own.
     *
     * @param bankId what to serve
     * @param token the only bearer token that is accepted
     * @param clock counts the seconds of the QR codes
     */
    public HostedApiServer(BankIdClient bankId, String token, Clock clock) {
        this.orders = new HostedApiOrders(bankId, jsonb, clock);
        this.authorization = "Bearer " + token;
        for (Operation operation : Operation.values()) {
            calls.put(operation, new AtomicInteger());
        }
    }

    /**
     * Has it speak TLS from its next start on.
     *
     * @param context holds its key and its certificate
     * @return this
     */
    public synchronized HostedApiServer over(SSLContext context) {
        tls = Optional.of(context);
        return this;
    }

    /**
     * Starts, on a free port at first and on the same port after a {@link #stop()}.
     *
     * @return this
     */
    public synchronized HostedApiServer start() {
        try {
            server = listening(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        for (Operation operation : Operation.values()) {
            server.createContext("/" + operation.path(), exchange -> serve(operation, exchange));
        }
        server.setExecutor(threads);
        server.start();
        return this;
    }

    private HttpServer listening(InetSocketAddress address) throws IOException {
        if (tls.isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return secure;
    }

    /** Begins an outage: connections are refused until {@link #start()}. Orders live on. */
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    /**
     * Where the server is, once it was started.
     *
     * @return such as {@code http://127.0.0.1:34567}
     */
    public synchronized URI baseUrl() {
        return URI.create((tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + port);
    }

    /**
     * How often an operation was called, refused calls included.
     *
     * @param operation which
     * @return 0 or more
     */
    public int calls(Operation operation) {
        return calls.get(operation).get();
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }

    private void serve(Operation operation, HttpExchange exchange) throws IOException {
        calls.get(operation).incrementAndGet();
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                refuse(exchange, 401, "unauthorized", "No such token");
            } else if (!"POST".equals(exchange.getRequestMethod())) {
                refuse(exchange, 405, "methodNotAllowed", "Use POST");
            } else {
                answer(operation, exchange, request);
            }
        }
    }

    private void answer(Operation operation, HttpExchange exchange, String request) throws IOException {
        try {
            send(exchange, 200, orders.answer(operation, request));
        } catch (BankIdRejectedException e) {
            refuse(exchange, 400, e.errorCode().value(), "BankID refused");
        } catch (BankIdUnavailableException | BankIdProtocolException e) {
            refuse(exchange, 503, "maintenance", "BankID is not there");
        } catch (IllegalArgumentException | NullPointerException | JsonbException e) {
            refuse(exchange, 400, "invalidParameters", "The request cannot be used");
        }
    }

    private void refuse(HttpExchange exchange, int status, String code, String details) throws IOException {
        send(exchange, status, new ErrorBody(code, details));
    }

    private void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = jsonb.toJson(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
