package io.github.bankid4jakarta.hostedapi;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A connection on which a test sends exactly the bytes that it wants, and reads what comes back. Used by one thread. */
public final class RawHttp implements AutoCloseable {

    private static final int CONTINUE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final InputStream in;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** Connects to the host and port of an address. */
    public static RawHttp connect(URI server) {
        try {
            Socket socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.setTcpNoDelay(true);
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own and reads the answer. */
    public static RawAnswer exchange(URI server, String request) {
        try (RawHttp connection = connect(server)) {
            return connection.send(request).answer(request.startsWith("HEAD "));
        }
    }

    /** Sends a text as UTF-8. */
    public RawHttp send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawHttp send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that nothing more will be sent. */
    public RawHttp sendNoMore() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RawAnswer answer() {
        return answer(false);
    }

    /** Reads one answer; that to a HEAD, or 100, has no body whatever its headers say. */
    public RawAnswer answer(boolean toHead) {
        try {
            RawAnswer head = new RawAnswer(head(), "");
            return toHead || head.status() == CONTINUE
                    ? head
                    : new RawAnswer(head.head(), new String(body(head), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads status line and headers, and leaves the body where it is. */
    public List<String> head() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** Reads one chunk of a body; empty for the last one. */
    public String chunk() {
        try {
            return new String(nextChunk(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all chunks that are left. */
    public String rest() {
        try {
            return new String(chunks(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server answers before it ends the connection; empty where it ends it without an answer. */
    public Optional<RawAnswer> answerOrEnd() {
        try {
            return Optional.of(answer());
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private byte[] body(RawAnswer head) throws IOException {
        Optional<String> length = head.header("Content-Length");
        if (length.isPresent()) {
            return in.readNBytes(Integer.parseInt(length.get()));
        }
        return head.header("Transfer-Encoding").isPresent() ? chunks() : in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        for (byte[] chunk = nextChunk(); chunk.length > 0; chunk = nextChunk()) {
            chunks.add(chunk);
        }
        return chunks.stream()
                .map(chunk -> new String(chunk, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] nextChunk() throws IOException {
        byte[] chunk = in.readNBytes(Integer.parseInt(line().strip(), 16));
        line();
        return chunk;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server ended the connection: " + line);
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer as it came over the wire.
     *
     * @param head status line and headers
     * @param body the text of the body
     */
    public record RawAnswer(List<String> head, String body) {

        public int status() {
            return Integer.parseInt(head.get(0).split(" ")[1]);
        }

        /** The value of a header, or empty. */
        public Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }
}
