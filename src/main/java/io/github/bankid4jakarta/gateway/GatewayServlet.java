package io.github.bankid4jakarta.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Plugs a {@link Gateway} into a container. Must be registered with support for asynchronous calls, at
 * {@code <path>/*} where the path is the gateway's. Serves nothing until there is a gateway in the application.
 */
public final class GatewayServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** For the container. */
    public GatewayServlet() {}

    /** Serves every method here, because the superclass answers some of them in its own way. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Gateway> gateway = Gateway.of(getServletContext());
        if (gateway.isPresent()) {
            gateway.get().serve(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.flushBuffer();
        }
    }
}
