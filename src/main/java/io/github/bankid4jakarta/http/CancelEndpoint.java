package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;

/** {@code POST cancel}: ends this browser's order, at BankID too, and goes back to the choice. */
final class CancelEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    CancelEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        exchange.requireForm();
        exchange.orders().ifPresent(engine::cancel);
        answers.state(exchange, new LoginState.None());
        return new LoginOutcome.Answered();
    }
}
