package io.github.bankid4jakarta.hostedapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server of raw sockets that answers as scripted, each path by its own script, and keeps what it was sent. Scripts and
 * outages may change at any time. Safe for use by several threads.
 */
public final class FaultyUpstream implements AutoCloseable {

    private final Map<String, Deque<Fault>> scripts = new ConcurrentHashMap<>();
    private final List<UpstreamRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-upstream");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean slamming;
    private final int port;
    private ServerSocket server;
    private Future<?> accepting;

    private FaultyUpstream() {
        server = listen(0);
        port = server.getLocalPort();
        acceptFromNowOn();
    }

    /**
     * Starts on a free port. A path without script answers 404.
     *
     * @return the running server
     */
    public static FaultyUpstream start() {
        return new FaultyUpstream();
    }

    /**
     * Scripts a path: one fault for each request, and the last for all that follow. Replaces an earlier script.
     *
     * @param path such as {@code /collect}
     * @param faults at least one
     * @return this
     */
    public FaultyUpstream answer(String path, Fault... faults) {
        scripts.put(path, new ArrayDeque<>(List.of(faults)));
        return this;
    }

    /** Begins an outage: connections are refused until {@link #accept()}, and those that are open break. */
    public synchronized void refuse() {
        close(server);
        try {
            accepting.get(); // until then the port is not free
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        open.forEach(FaultyUpstream::close);
    }

    /** Ends an outage, on the same port. */
    public synchronized void accept() {
        server = listen(port);
        acceptFromNowOn();
    }

    private void acceptFromNowOn() {
        ServerSocket listening = server;
        accepting = threads.submit(() -> acceptFrom(listening));
    }

    /** From now on closes each new connection before a byte is read. */
    public void slam() {
        slamming = true;
    }

    /**
     * How many connections came about so far.
     *
     * @return 0 or more; a connection may carry no request at all
     */
    public int connections() {
        return connections.get();
    }

    /**
     * Where the server is, whether it accepts connections or not.
     *
     * @return such as {@code http://127.0.0.1:34567}
     */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * What was sent so far.
     *
     * @return a copy, in order
     */
    public List<UpstreamRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * What was sent to one path so far.
     *
     * @param path such as {@code /collect}
     * @return a copy, in order
     */
    public List<UpstreamRequest> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void acceptFrom(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.incrementAndGet();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // an outage or the end
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (slamming) {
                return;
            }
            UpstreamRequest request = UpstreamRequest.read(socket.getInputStream());
            requests.add(request);
            next(request.path()).play(socket);
        } catch (IOException e) {
            // the client has gone, which is its good right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private Fault next(String path) {
        Deque<Fault> script = scripts.get(path);
        if (script == null) {
            return Fault.status(404, "text/html", "<p>no script for this path");
        }
        synchronized (script) {
            return script.size() > 1 ? script.pop() : script.peek();
        }
    }

    @Override
    public void close() {
        refuse();
        threads.shutdownNow();
    }

    private static ServerSocket listen(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
