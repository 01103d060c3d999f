package io.github.bankid4jakarta.it;

import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.wire.Operation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The gateway as a service in any language calls it. */
record GatewayApi(URI gateway) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Answer start(TestClient client) throws IOException {
        return call(client, Operation.AUTH, "{\"endUserIp\":\"194.168.2.25\"}");
    }

    /** Asks a second time where the connection had been closed meanwhile, as asking twice does no harm. */
    Answer collect(TestClient client, String orderRef) throws IOException {
        try {
            return collectOnce(client, orderRef);
        } catch (ConnectException e) {
            throw e;
        } catch (IOException e) {
            return collectOnce(client, orderRef);
        }
    }

    Answer collectOnce(TestClient client, String orderRef) throws IOException {
        return call(client, Operation.COLLECT, "{\"orderRef\":\"" + orderRef + "\"}");
    }

    /** Fails where the server has gone, as for any other client. */
    private Answer call(TestClient client, Operation operation, String json) throws IOException {
        URI address = URI.create(gateway + "/" + operation.path());
        Requested.remember(address.toString());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return Answer.of(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
