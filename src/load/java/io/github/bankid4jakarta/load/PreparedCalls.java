package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.model.PersonalNumber;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Makes the bytes of the calls that the load consists of, so that sending one costs no more than the sending. */
final class PreparedCalls {

    private static final TestClient CLIENT = TestClient.SHOP;
    private static final String JSON = "application/json";

    private final String authority;
    private final PlainHttp http;

    PreparedCalls(URI server, PlainHttp http) {
        this.authority = server.getAuthority();
        this.http = http;
    }

    /** Starts an order. */
    String start() throws IOException {
        String answer = http.post(
                "/gateway/auth",
                "{\"endUserIp\":\"192.0.2.17\"}",
                "Content-Type",
                JSON,
                "Authorization",
                "Bearer " + CLIENT.token());
        try (JsonReader reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject().getString("orderRef");
        }
    }

    /** Asks how an order stands, or asks the bare servlet the same. */
    byte[] collect(String path, String orderRef) {
        return post(path, "{\"orderRef\":\"" + orderRef + "\"}");
    }

    /** Waits for a person, or lets the holding servlet pretend to. */
    byte[] authAndCollect(String path, PersonalNumber person) {
        return post(path, "{\"personalNumber\":\"" + person.value() + "\"}");
    }

    private byte[] post(String path, String json) {
        String call = String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: " + authority,
                "Authorization: Bearer " + CLIENT.token(),
                "Content-Type: " + JSON,
                "Content-Length: " + json.length(),
                "",
                json);
        return call.getBytes(StandardCharsets.US_ASCII);
    }
}
