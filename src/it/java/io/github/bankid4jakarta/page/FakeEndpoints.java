package io.github.bankid4jakarta.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the login page and answers its script with what a test prepared, over a real socket. */
final class FakeEndpoints implements AutoCloseable {

    static final String BASE = "/app/.bankid";

    private final PageAssets assets = new PageAssets();
    private final LoginPage page = new LoginPage(new UserMessages(), assets);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Map<String, LinkedBlockingDeque<Answer>> prepared = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private volatile String heldPath = "";
    private volatile LoginView view;

    FakeEndpoints(LoginView view) {
        this.view = view;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + BASE + "/login";
    }

    void show(LoginView next) {
        view = next;
    }

    /** Prepares answers to one path, to be given in this order; the last one is repeated. */
    void answer(String path, Answer... answers) {
        prepared.put(path, new LinkedBlockingDeque<>(List.of(answers)));
    }

    /** Every request so far, such as {@code POST /auth csrf=…&mode=qr}; assets are left out. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    long count(String start) {
        return requests.stream().filter(request -> request.startsWith(start)).count();
    }

    /** From now on leaves requests to one path without an answer until the end of the test. */
    void hold(String path) {
        heldPath = path;
    }

    /** How many requests wait for an answer that does not come. */
    int held() {
        return held.get();
    }

    private void waitIfHeld(String path) {
        if (path.equals(heldPath)) {
            held.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String below = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
            if (below.startsWith(PageAssets.PATH)) {
                asset(exchange, below.substring(PageAssets.PATH.length()));
                return;
            }
            requests.add((exchange.getRequestMethod() + " " + below + " " + body(exchange)).strip());
            if (exchange.getRequestMethod().equals("POST")) {
                waitIfHeld(below);
                next(below).sendTo(exchange);
            } else if (below.equals("/login")) {
                exchange.getResponseHeaders().set("Content-Security-Policy", LoginPage.contentSecurityPolicy());
                new Answer(200, "text/html; charset=utf-8", page.render(view)).sendTo(exchange);
            } else {
                new Answer(200, "text/html; charset=utf-8", "<title>" + path + "</title>").sendTo(exchange);
            }
        }
    }

    private Answer next(String path) {
        LinkedBlockingDeque<Answer> answers = prepared.get(path);
        if (answers == null) {
            return new Answer(404, "application/json", "{\"error\":\"not-prepared\"}");
        }
        synchronized (answers) {
            return answers.size() > 1 ? answers.poll() : answers.peek();
        }
    }

    private void asset(HttpExchange exchange, String name) throws IOException {
        Optional<PageAssets.Asset> asset = assets.find(name);
        if (asset.isEmpty()) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", asset.get().contentType());
        byte[] body = asset.get().body();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** An answer; status 0 hangs up without one. */
    record Answer(int status, String contentType, String body) {

        static final Answer HANG_UP = new Answer(0, "", "");

        static Answer json(String body) {
            return json(200, body);
        }

        static Answer json(int status, String body) {
            return new Answer(status, "application/json", body.replace('\'', '"'));
        }

        void sendTo(HttpExchange exchange) throws IOException {
            if (status == 0) {
                throw new IOException("hung up, as the test asked");
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
