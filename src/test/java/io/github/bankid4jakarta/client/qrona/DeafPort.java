package io.github.bankid4jakarta.client.qrona;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A port on which connecting neither succeeds nor fails: nobody accepts, and the queue of connections is full. */
final class DeafPort implements AutoCloseable {

    private static final int FULL_AFTER_MILLIS = 200;
    private static final int LONGEST_QUEUE = 64;

    private final ServerSocket server;
    private final List<Socket> queue = new ArrayList<>();

    DeafPort() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        for (int i = 0; i < LONGEST_QUEUE && joinQueue(); i++) {
            // until the queue takes no more
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private boolean joinQueue() throws IOException {
        Socket socket = new Socket();
        queue.add(socket);
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), FULL_AFTER_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) {
            socket.close();
        }
        server.close();
    }
}
