package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderEngine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET return}: where the BankID app sends a person back in same-device mode, with the nonce that only BankID was
 * given. In any other browser than the one that started, nothing is completed and the person is told where to go on.
 */
final class ReturnEndpoint implements Endpoint {

    private final OrderEngine engine;

    ReturnEndpoint(OrderEngine engine) {
        this.engine = engine;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        if (isSpeculative(exchange)) {
            exchange.reply().empty(HttpServletResponse.SC_NO_CONTENT);
            return new LoginOutcome.Answered();
        }
        String nonce = exchange.request().getParameter("nonce");
        boolean accepted = nonce != null
                && exchange.orders().map(store -> engine.returned(store, nonce)).orElse(false);
        if (!accepted && exchange.session().flatMap(BrowserSession::caller).isEmpty()) {
            throw new Refused(Refusal.RETURN_ELSEWHERE);
        }
        exchange.reply().redirect(exchange.loginPage());
        return new LoginOutcome.Answered();
    }

    /** A browser that only looks ahead must not use the nonce up. */
    private static boolean isSpeculative(Exchange exchange) {
        String purpose = exchange.request().getHeader("Sec-Purpose");
        return purpose != null && purpose.contains("prefetch");
    }
}
