package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderStore;
import io.github.bankid4jakarta.order.StartOutcome;
import io.github.bankid4jakarta.order.StartRequest;
import java.io.IOException;

/** {@code POST auth}: starts an order in the mode that the person chose and cancels the one that was running. */
final class AuthEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    AuthEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        OrderStore store = exchange.requireForm().orders().orElseThrow(() -> new Refused(Refusal.FORM_OUTDATED));
        LoginMode mode = LoginMode.of(exchange.form().get("mode")).orElseThrow(() -> new Refused(Refusal.BAD_REQUEST));
        StartRequest request = new StartRequest(mode, exchange.endUserIp(), exchange.returnAddress());
        LoginState state = started(engine.start(store, request));
        if (!BrowserSession.renewId(exchange.request())) {
            engine.cancel(store);
            throw new Refused(Refusal.FORM_OUTDATED);
        }
        answers.state(exchange, state);
        return new LoginOutcome.Answered();
    }

    private static LoginState started(StartOutcome outcome) {
        if (outcome instanceof StartOutcome.TooMany tooMany) {
            throw new Refused(Refusal.TOO_MANY, tooMany.retryAfter());
        }
        if (outcome instanceof StartOutcome.Full full) {
            throw new Refused(Refusal.BUSY, full.retryAfter());
        }
        if (outcome instanceof StartOutcome.Started started) {
            return started.state();
        }
        throw new Refused(Refusal.NOT_OFFERED);
    }
}
