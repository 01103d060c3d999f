package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.ResponseProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Posts bytes and brings bytes back through the server's JAX-RS client. JAX-RS knows timeouts for a whole {@link Client} only,
 * so each length of timeout has a channel, and a channel that is never used costs nothing. Safe for use by several threads.
 *
 * <p>Two properties are for Jersey alone, other implementations ignore them and need neither: Jersey follows redirects,
 * which would carry the token elsewhere; and the {@code HttpURLConnection} below it repeats a POST whose answer got lost, and
 * so would start a second order, unless the length of the request is announced beforehand.
 */
final class JaxRsChannel implements AutoCloseable {

    private static final int CHUNK = 8 * 1024;
    private static final String JERSEY_FOLLOW_REDIRECTS = "jersey.config.client.followRedirects";
    private static final String JERSEY_ANNOUNCE_LENGTH =
            "jersey.config.client.httpUrlConnector.useFixedLengthStreaming";

    private final QronaOptions options;
    private final Duration readTimeout;
    private Client client;
    private boolean closed;

    JaxRsChannel(QronaOptions options, Duration readTimeout) {
        this.options = options;
        this.readTimeout = readTimeout;
    }

    Answer post(String path, byte[] body, Deadline deadline) {
        Client open = client();
        Invocation.Builder request = open.target(options.url())
                .path(path)
                .request(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + options.token().reveal());
        if (isJersey(open)) {
            request.header(HttpHeaders.CONTENT_LENGTH, body.length);
        }
        try (Response response = request.post(Entity.entity(body, MediaType.APPLICATION_JSON_TYPE))) {
            return answer(response, deadline);
        } catch (ResponseProcessingException e) {
            return answerWithoutBody(e);
        } catch (ProcessingException | IOException e) {
            throw TransportFailure.of(e);
        }
    }

    private static Answer answer(Response response, Deadline deadline) throws IOException {
        boolean empty = !Answer.needsBody(response.getStatus()) || !response.hasEntity();
        byte[] body = empty ? new byte[0] : read(response.readEntity(InputStream.class), deadline);
        return answer(response, body);
    }

    private static Answer answer(Response response, byte[] body) {
        String contentType = response.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return new Answer(response.getStatus(), contentType == null ? "" : contentType, RetryAfter.in(response), body);
    }

    // The status line arrived, so it counts wherever it decides alone.
    private static Answer answerWithoutBody(ResponseProcessingException e) {
        Response response = e.getResponse();
        if (response == null || Answer.needsBody(response.getStatus())) {
            throw TransportFailure.of(e);
        }
        return answer(response, new byte[0]);
    }

    private static byte[] read(InputStream in, Deadline deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            if (body.size() + n > Answer.LARGEST_BODY) {
                throw BankIdProtocolException.unreadable("BankID's answer is too large", null);
            }
            if (deadline.hasPassed() || Thread.currentThread().isInterrupted()) {
                throw BankIdUnavailableException.noAnswer("BankID did not answer in time", null);
            }
            body.write(chunk, 0, n);
        }
        return body.toByteArray();
    }

    private synchronized Client client() {
        if (closed) {
            throw BankIdUnavailableException.notSent("The connection to BankID is closed", null);
        }
        if (client == null) {
            client = ClientBuilder.newBuilder()
                    .connectTimeout(options.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .property(JERSEY_FOLLOW_REDIRECTS, false)
                    .property(JERSEY_ANNOUNCE_LENGTH, true)
                    .register(new AnnouncedLength())
                    .build();
        }
        return client;
    }

    // Others announce the length of a byte array by themselves, and some refuse a request that states it twice.
    private static boolean isJersey(Client client) {
        return client.getClass().getName().startsWith("org.glassfish.jersey.");
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
