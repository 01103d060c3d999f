package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Makes the few calls that are not part of the load. Anything but 200 ends the run. */
final class PlainHttp {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    PlainHttp(URI server) {
        this.server = server;
    }

    String get(String path) throws IOException {
        return send(HttpRequest.newBuilder(server.resolve(path)));
    }

    /**
     * Posts.
     *
     * @param path where to
     * @param body what
     * @param headers names and values, in turns
     */
    String post(String path, String body, String... headers) throws IOException {
        return send(
                HttpRequest.newBuilder(server.resolve(path)).headers(headers).POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("answered " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
