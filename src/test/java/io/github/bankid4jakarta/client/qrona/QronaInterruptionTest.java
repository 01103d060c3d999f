package io.github.bankid4jakarta.client.qrona;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.model.CallInitiator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Giving up an order over the phone reaches the other end, where that keeps the connection alive with blanks. */
@Timeout(60)
class QronaInterruptionTest {

    private static final PhoneAuthenticationRequest ASKED =
            new PhoneAuthenticationRequest(ANNA.personalNumber(), CallInitiator.USER);
    private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(5);
    private static final long BETWEEN_BLANKS = 20_000_000;

    private final ServerSocket server = listen();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Void> connectionLost = CompletableFuture.runAsync(this::serveBlanks);
    private final QronaBankIdClient client = new QronaBankIdClient(HostedOrder.options(
            URI.create("http://127.0.0.1:" + server.getLocalPort()), LONGER_THAN_THE_TEST, LONGER_THAN_THE_TEST, 64));

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void phoneAuthenticateWhenInterruptedThenTheConnectionIsClosed() throws InterruptedException {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                client.phoneAuthenticate(ASKED);
                outcome.complete(null);
            } catch (BankIdUnavailableException e) {
                outcome.completeExceptionally(e);
            }
        });
        caller.start();
        asked.await();
        assertThat(outcome).isNotDone();
        assertThat(connectionLost).isNotDone();

        caller.interrupt();

        assertThat(outcome.handle((answer, failure) -> failure).join()).isInstanceOf(BankIdUnavailableException.class);
        assertThat(connectionLost).succeedsWithin(Duration.ofSeconds(30));
    }

    private void serveBlanks() {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            beat(out);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void beat(OutputStream out) {
        try {
            while (!server.isClosed()) {
                out.write("1\r\n \r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                asked.countDown();
                LockSupport.parkNanos(BETWEEN_BLANKS);
            }
        } catch (IOException e) {
            return; // the client went away, which is what the test waits for
        }
        throw new AssertionError("the client never went away");
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
