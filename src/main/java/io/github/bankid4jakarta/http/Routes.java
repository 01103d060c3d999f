package io.github.bankid4jakarta.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which endpoint answers what: the method and the first segment below the reserved path decide. */
final class Routes {

    private final Map<String, Route> routes = new LinkedHashMap<>();

    Routes add(String segment, Set<String> methods, Endpoint endpoint) {
        routes.put(segment, new Route(methods, false, endpoint));
        return this;
    }

    /** An endpoint that answers for everything below its own path too. */
    Routes addTree(String segment, Set<String> methods, Endpoint endpoint) {
        routes.put(segment, new Route(methods, true, endpoint));
        return this;
    }

    LoginOutcome serve(Exchange exchange, String path) throws IOException {
        int slash = path.indexOf('/', 1);
        String segment = path.isEmpty() ? "" : path.substring(1, slash < 0 ? path.length() : slash);
        String below = slash < 0 ? "" : path.substring(slash);
        Route route = routes.get(segment);
        if (route == null || !(route.tree || below.isEmpty())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        if (!route.methods.contains(exchange.request().getMethod())) {
            exchange.reply().header("Allow", String.join(", ", route.methods));
            throw new Refused(Refusal.METHOD);
        }
        return route.endpoint.serve(exchange, below);
    }

    private record Route(Set<String> methods, boolean tree, Endpoint endpoint) {}
}
