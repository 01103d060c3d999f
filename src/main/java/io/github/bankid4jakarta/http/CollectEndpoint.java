package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;

/** {@code POST collect}: the page's poll. Answers how the login stands; however often it comes, BankID is asked in its pace. */
final class CollectEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    CollectEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        exchange.requireSameOrigin();
        LoginState state = exchange.orders().map(engine::state).orElseGet(LoginState.None::new);
        answers.state(exchange, state);
        return new LoginOutcome.Answered();
    }
}
