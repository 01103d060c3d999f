package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;

/**
 * {@code POST logout}: ends the session with everything in it and goes to the application's first page. Any page of the
 * application may post here, so only the origin is checked.
 */
final class LogoutEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    LogoutEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        exchange.requireSameOrigin();
        exchange.forgetHandover();
        exchange.session().flatMap(BrowserSession::orders).ifPresent(engine::cancel);
        exchange.session().ifPresent(BrowserSession::invalidate);
        answers.location(exchange, exchange.home());
        return new LoginOutcome.LoggedOut();
    }
}
