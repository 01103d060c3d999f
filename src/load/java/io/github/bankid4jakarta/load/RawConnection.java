package io.github.bankid4jakarta.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection on which anything may be sent, as no HTTP client would. Used by one thread. */
final class RawConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int LARGEST_HEAD = 65_536;
    private static final int HEX = 16;
    private static final Pattern LENGTH = Pattern.compile("(?im)^Content-Length: *(\\d+)");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^Transfer-Encoding: *chunked");
    private static final Pattern NO_BODY = Pattern.compile("HTTP/1.. (?:204|304) .*", Pattern.DOTALL);

    private final Socket socket = new Socket();
    private final InputStream in;

    RawConnection(InetSocketAddress server) throws IOException {
        socket.connect(server, CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawAnswer receive() throws IOException {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        if (CHUNKED.matcher(head).find()) {
            return new RawAnswer(head, chunks());
        }
        if (length.find()) {
            return new RawAnswer(head, text(Integer.parseInt(length.group(1))));
        }
        boolean none = NO_BODY.matcher(head).matches();
        return new RawAnswer(head, none ? "" : new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty() || head.isEmpty(); line = line()) {
            head.append(line).append('\n');
            if (head.length() > LARGEST_HEAD) {
                throw new IOException("a head without end");
            }
        }
        return head.toString();
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(), HEX); size > 0; size = Integer.parseInt(line(), HEX)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body broke off");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the head broke off");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Ends the connection as a cable that is pulled would: with a reset. */
    void breakOff() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
