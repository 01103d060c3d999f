package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One call of {@code auth-and-collect} on a connection of its own. Used by one thread. */
final class WaitingCall implements AutoCloseable {

    private static final char BLANK = ' ';

    private final PersonalNumber person;
    private final SocketChannel channel;
    private final ByteBuffer call;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean broken;

    WaitingCall(InetSocketAddress server, PersonalNumber person, byte[] call, Selector selector) throws IOException {
        this.person = person;
        this.call = ByteBuffer.wrap(call);
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(server);
        channel.register(selector, SelectionKey.OP_CONNECT, this);
    }

    PersonalNumber person() {
        return person;
    }

    /** Goes on with what has become possible. */
    void serve(SelectionKey key, ByteBuffer buffer) throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            channel.write(call);
            key.interestOps(SelectionKey.OP_READ);
        } else {
            read(key, buffer.clear());
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) throws IOException {
        int count = channel.read(buffer);
        if (count < 0) {
            broken = !isAnswered();
            key.cancel();
        } else {
            received.write(buffer.array(), 0, count);
        }
    }

    /** Whether the connection ended before the answer did. */
    boolean isBroken() {
        return broken;
    }

    boolean isAnswered() {
        return answer().isWhole();
    }

    ReceivedAnswer answer() {
        return new ReceivedAnswer(received.toString(StandardCharsets.ISO_8859_1));
    }

    /** How many blanks have come to keep the connection alive. */
    long blanks() {
        return answer().body()
                .chars()
                .takeWhile(character -> character == BLANK)
                .count();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
