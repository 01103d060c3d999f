package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.ClaimedLogin;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST complete}: claims the completed order of this browser. A second tab, and a repetition whose first answer was
 * lost, lead where the first one led.
 */
final class CompleteEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;
    private final Entering entering;

    CompleteEndpoint(OrderEngine engine, Answers answers, Entering entering) {
        this.engine = engine;
        this.answers = answers;
        this.entering = entering;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        BrowserId browser = exchange.requireForm();
        boolean sessionGone = exchange.session().isEmpty() && exchange.sessionId() != null;
        Optional<ClaimedLogin> claimed = exchange.orders().flatMap(engine::claim);
        if (claimed.isPresent()) {
            entering.begin(browser, claimed.get().mode());
            return new LoginOutcome.Authenticated(claimed.get(), exchange);
        }
        Optional<LoginMode> undecided = entering.await(browser);
        exchange.takeOver();
        if (exchange.session().flatMap(BrowserSession::caller).isPresent()) {
            answers.location(exchange, exchange.wantedPage());
            return new LoginOutcome.Answered();
        }
        if (undecided.isEmpty()) {
            throw new Refused(sessionGone ? Refusal.MAYBE_IN : Refusal.NOTHING_TO_CLAIM);
        }
        answers.page(exchange, new LoginState.Complete(undecided.get()));
        return new LoginOutcome.Answered();
    }
}
