package io.github.bankid4jakarta.gateway;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which endpoint answers what: the exact path and the method decide. Not changed once calls are served. */
final class GatewayRoutes {

    private final Map<String, Route> routes = new HashMap<>();

    GatewayRoutes add(String path, GatewayEndpoint endpoint, String... methods) {
        routes.put(path, new Route(List.of(methods), endpoint));
        return this;
    }

    /**
     * Hands a call on.
     *
     * @param path what follows the gateway's path; empty where that is not how our paths are spelled
     * @param exchange the call
     * @throws RefusedCall where there is nothing at that path, or not with that method
     * @throws IOException where the client has gone
     */
    void serve(Optional<String> path, GatewayExchange exchange) throws IOException {
        Route route = path.map(routes::get).orElseThrow(() -> new RefusedCall(GatewayError.NOT_FOUND));
        if (!route.methods.contains(exchange.method())) {
            throw new RefusedCall(GatewayError.methodNotAllowed(String.join(", ", route.methods)));
        }
        route.endpoint.serve(exchange);
    }

    private record Route(List<String> methods, GatewayEndpoint endpoint) {}
}
