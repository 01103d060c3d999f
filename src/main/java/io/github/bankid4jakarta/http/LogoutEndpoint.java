package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderEngine;

/**
 * {@code POST logout}: ends the session with everything in it and goes to the application's first page. Any page of the
 * application may post here, so only the origin is checked.
 */
final class LogoutEndpoint implements Endpoint {

    private final OrderEngine engine;

    LogoutEndpoint(OrderEngine engine) {
        this.engine = engine;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) {
        exchange.requireSameOrigin();
        exchange.session().flatMap(BrowserSession::orders).ifPresent(engine::cancel);
        exchange.session().ifPresent(BrowserSession::invalidate);
        exchange.forgetHandover(); // last: what is remembered after this finds the session ended
        return new LoginOutcome.LoggedOut(exchange);
    }
}
