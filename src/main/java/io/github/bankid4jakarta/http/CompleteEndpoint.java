package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.ClaimedLogin;
import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST complete}: claims the completed order of this browser. A second tab that comes too late is told where the first
 * one went.
 */
final class CompleteEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    CompleteEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        BrowserSession session = exchange.requireForm();
        Optional<ClaimedLogin> claimed = session.orders().flatMap(engine::claim);
        if (claimed.isPresent()) {
            return new LoginOutcome.Authenticated(claimed.get());
        }
        if (session.caller().isEmpty()) {
            throw new Refused(Refusal.NOTHING_TO_CLAIM);
        }
        answers.location(exchange, exchange.wantedPage());
        return new LoginOutcome.Answered();
    }
}
