package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;

/** {@code GET login}: the page that shows how this browser's login stands. Opening it makes no session and no order. */
final class LoginEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    LoginEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        if (!exchange.wantsJson() && Navigation.of(exchange.request()) == Navigation.FRAME) {
            answers.framed(exchange, exchange.named());
            return new LoginOutcome.Answered();
        }
        exchange.keepBrowser();
        LoginState state = exchange.orders().map(engine::state).orElseGet(LoginState.None::new);
        answers.loginPage(exchange, state);
        return new LoginOutcome.Answered();
    }
}
