package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;

/** {@code GET login}: the page that shows how this browser's login stands. Opening it starts no order. */
final class LoginEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    LoginEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        BrowserSession session = BrowserSession.opened(exchange.request());
        LoginState state = session.orders().map(engine::state).orElseGet(LoginState.None::new);
        answers.loginPage(exchange, session, state);
        return new LoginOutcome.Answered();
    }
}
