package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderStore;
import io.github.bankid4jakarta.order.StartOutcome;
import io.github.bankid4jakarta.order.StartRequest;
import java.io.IOException;

/**
 * {@code POST auth}: starts an order in the mode that the person chose and cancels the one that was running. Here the session
 * is born, or gets a new id; a double click starts and renews nothing.
 */
final class AuthEndpoint implements Endpoint {

    private final OrderEngine engine;
    private final Answers answers;

    AuthEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        BrowserId browser = exchange.requireForm();
        LoginMode mode = LoginMode.of(exchange.form().get("mode")).orElseThrow(() -> new Refused(Refusal.BAD_REQUEST));
        exchange.takeOver();
        String back = engine.sendsBack(mode) ? exchange.returnAddress() : "";
        StartRequest request = new StartRequest(mode, exchange.endUserIp(), back);
        BrowserSession session = BrowserSession.opened(exchange.request());
        if (!session.isBoundTo(browser)) {
            session.orders().ifPresent(engine::cancel);
            session.forgetOrder();
        }
        OrderStore store = session.ordersToStart();
        StartOutcome.Started started = started(engine.start(store, request));
        if (!started.kept()) {
            own(exchange, session, store, browser);
        }
        exchange.keepBrowser();
        answers.state(exchange, started.state());
        return new LoginOutcome.Answered();
    }

    /** What was started belongs to this browser, for the page that this tab wants, under an id that nobody else can know. */
    private void own(Exchange exchange, BrowserSession session, OrderStore store, BrowserId browser) {
        session.bind(browser);
        exchange.named().ifPresentOrElse(session::want, session::wantNothing);
        String deadId = exchange.sessionId();
        if (!BrowserSession.renewId(exchange.request())) {
            engine.cancel(store);
            throw new Refused(Refusal.FORM_OUTDATED);
        }
        exchange.renewedBeforeLogin(deadId);
    }

    private static StartOutcome.Started started(StartOutcome outcome) {
        if (outcome instanceof StartOutcome.TooMany tooMany) {
            throw new Refused(Refusal.TOO_MANY, tooMany.retryAfter());
        }
        if (outcome instanceof StartOutcome.Full full) {
            throw new Refused(Refusal.BUSY, full.retryAfter());
        }
        if (outcome instanceof StartOutcome.Started started) {
            return started;
        }
        throw new Refused(Refusal.NOT_OFFERED);
    }
}
