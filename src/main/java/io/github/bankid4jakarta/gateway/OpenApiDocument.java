package io.github.bankid4jakarta.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The description of the hosted API in the form of OpenAPI 3.1, for people who write clients and for tools that generate them.
 * Names no host, so it is true wherever it is served. Read once; safe for use by several threads.
 */
final class OpenApiDocument implements GatewayEndpoint {

    /** Where it lies below the gateway's path. */
    static final String PATH = "/openapi.json";

    private static final String FILE = "openapi.json";

    private final GatewayAnswer answer = new GatewayAnswer(HttpServletResponse.SC_OK, Map.of(), read());

    /** Needs no token: the document says nothing about this gateway that is not public. */
    @Override
    public void serve(GatewayExchange exchange) {
        exchange.answer(answer);
    }

    private static byte[] read() {
        try (InputStream in = OpenApiDocument.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The JAR lacks " + FILE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
