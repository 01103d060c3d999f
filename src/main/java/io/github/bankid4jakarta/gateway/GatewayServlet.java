package io.github.bankid4jakarta.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plugs a {@link Gateway} into a container. Must be registered with support for asynchronous calls, at
 * {@code <path>/*} where the path is the gateway's. Serves nothing until there is a gateway in the application.
 */
public final class GatewayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final GatewayAnswer NOT_YET = new GatewayAnswer(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            Map.of("Retry-After", "5"),
            "{\"errorCode\":\"maintenance\",\"details\":\"Try again later\"}".getBytes(StandardCharsets.US_ASCII));

    private final transient Supplier<Optional<Gateway>> gateway;

    /**
     * A servlet that asks for its gateway when it is called, as the application may be complete only then.
     *
     * @param gateway finds the gateway; empty as long as there is none
     */
    public GatewayServlet(Supplier<Optional<Gateway>> gateway) {
        this.gateway = gateway;
    }

    /** Serves every method here, because the superclass answers some of them in its own way. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Gateway> found = gateway.get();
        if (found.isPresent()) {
            found.get().serve(request, response);
        } else {
            new GatewayExchange(request, response).answer(NOT_YET);
        }
    }
}
