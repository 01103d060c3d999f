package io.github.bankid4jakarta.http;

import java.io.IOException;

/** One address below the reserved path. */
interface Endpoint {

    /**
     * Answers a request.
     *
     * @param exchange the request
     * @param below what follows the endpoint's own path: empty, or starting with a slash
     * @return what became of it
     * @throws Refused where the request is refused
     * @throws IOException where the browser has gone
     */
    LoginOutcome serve(Exchange exchange, String below) throws IOException;
}
