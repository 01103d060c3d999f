package io.github.bankid4jakarta.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One connection that makes the same call again as soon as it was answered; a new one where the server closes it after some of
 * them. Used by one thread.
 */
final class RepeatingConnection implements AutoCloseable {

    private static final int LARGEST_ANSWER = 8192;
    private static final String LENGTH = "\r\nContent-Length: ";
    private static final Pattern CLOSE = Pattern.compile("(?i)\r\nConnection: close\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer call;
    private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
    private SocketChannel channel;
    private boolean closing;
    private long answers;
    private String lastBody = "";

    RepeatingConnection(InetSocketAddress server, byte[] call, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.call = ByteBuffer.wrap(call);
        open();
    }

    private void open() throws IOException {
        channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        closing = false;
    }

    /** A call is smaller than the socket's buffer, which is empty. */
    void call() throws IOException {
        if (closing) {
            channel.close();
            open();
        }
        channel.write(call.rewind());
    }

    /**
     * Takes in what has arrived.
     *
     * @return whether that was the end of an answer
     */
    boolean read() throws IOException {
        if (channel.read(answer) < 0) {
            callAgain();
            return false;
        }
        String text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
        if (!isWhole(text)) {
            return false;
        }
        if (!text.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("answered " + text);
        }
        answer.clear();
        answers++;
        closing = CLOSE.matcher(text).find();
        lastBody = text;
        return true;
    }

    /** A server may close a connection just as the next call comes, which then nobody has answered. */
    private void callAgain() throws IOException {
        if (answer.position() > 0) {
            throw new EOFException("the server closed a connection");
        }
        closing = true;
        call();
    }

    private static boolean isWhole(String text) {
        int head = text.indexOf(END_OF_HEAD);
        if (head < 0) {
            return false;
        }
        int length = text.indexOf(LENGTH) + LENGTH.length();
        int body = Integer.parseInt(text.substring(length, text.indexOf('\r', length)));
        return text.length() >= head + END_OF_HEAD.length() + body;
    }

    /** How often it was answered so far. */
    long answers() {
        return answers;
    }

    /** The body of the last answer. */
    String lastBody() {
        return lastBody.substring(lastBody.indexOf(END_OF_HEAD) + END_OF_HEAD.length());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
