package io.github.bankid4jakarta.hostedapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** What {@link FaultyUpstream} does with one request, which has been read. The connection is closed afterwards. */
@FunctionalInterface
public interface Fault {

    /**
     * Answers, or does not.
     *
     * @param socket the connection
     * @throws IOException where the client has gone
     * @throws InterruptedException where the upstream is closed meanwhile
     */
    void play(Socket socket) throws IOException, InterruptedException;

    /** No fault: 200 and JSON. */
    static Fault json(String body) {
        return status(200, "application/json", body);
    }

    /**
     * A whole answer in UTF-8.
     *
     * @param status the HTTP status
     * @param contentType the header's value; empty sends none
     * @param body the body
     * @param headers further header lines, such as {@code Retry-After: 5}
     */
    static Fault status(int status, String contentType, String body, String... headers) {
        return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** A whole answer of any bytes. */
    static Fault bytes(int status, String contentType, byte[] body, String... headers) {
        return raw(answer(status, contentType, body.length, body, headers));
    }

    /** Exactly these bytes, be they HTTP or not. */
    static Fault raw(byte[] bytes) {
        return socket -> socket.getOutputStream().write(bytes);
    }

    /** Closes the connection without a byte. */
    static Fault hangUp() {
        return socket -> {};
    }

    /** Resets the connection without a byte. */
    static Fault reset() {
        return socket -> socket.setSoLinger(true, 0);
    }

    /** Says nothing until the client goes. */
    static Fault silent() {
        return socket -> {
            while (socket.getInputStream().read() >= 0) {
                // whatever the client still sends is swallowed
            }
        };
    }

    /** Resets the connection after so many bytes of a JSON body. */
    static Fault resetAfter(String body, int bytes) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        return socket -> {
            raw(answer(200, "application/json", whole.length, Arrays.copyOf(whole, bytes)))
                    .play(socket);
            socket.getOutputStream().flush();
            socket.setSoLinger(true, 0);
        };
    }

    /** A JSON body, one byte at a time. */
    static Fault slowBody(String body, Duration between) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        return socket -> {
            raw(answer(200, "application/json", whole.length, new byte[0])).play(socket);
            drip(whole, between, socket);
        };
    }

    /** A whole JSON answer, its head included, one byte at a time. */
    static Fault slowHead(String body, Duration between) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        return socket -> drip(answer(200, "application/json", whole.length, whole), between, socket);
    }

    /** A JSON text that is so long, most of it blanks. */
    static Fault large(String body, long length) {
        return socket -> {
            OutputStream out = socket.getOutputStream();
            out.write(answer(200, "application/json", length, body.getBytes(StandardCharsets.UTF_8)));
            byte[] blanks = new byte[8192];
            Arrays.fill(blanks, (byte) ' ');
            for (long left = length - body.length(); left > 0; left -= blanks.length) {
                out.write(blanks, 0, (int) Math.min(left, blanks.length));
            }
        };
    }

    private static void drip(byte[] bytes, Duration between, Socket socket) throws IOException, InterruptedException {
        for (byte next : bytes) {
            Thread.sleep(between.toMillis());
            socket.getOutputStream().write(next);
        }
    }

    private static byte[] answer(int status, String contentType, long length, byte[] body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        if (!contentType.isEmpty()) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        head.append("Content-Length: ").append(length).append("\r\nConnection: close\r\n\r\n");
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        answer.writeBytes(body);
        return answer.toByteArray();
    }
}
