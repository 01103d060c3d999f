package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code GET return}: where the BankID app sends a person back in same-device mode, with the nonce that only BankID was
 * given. The session's id is renewed in the answer before the nonce counts, so that nobody who knew the old one gets any
 * further. A reload changes nothing. In any other browser than the one that started, nothing is completed and the person is
 * told where to go on.
 */
final class ReturnEndpoint implements Endpoint {

    private static final String NONCE = "nonce";
    private static final String AGAIN = "again";
    private static final int LOCKS = 64;

    private final OrderEngine engine;
    private final Answers answers;
    private final Object[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toArray();

    ReturnEndpoint(OrderEngine engine, Answers answers) {
        this.engine = engine;
        this.answers = answers;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        if (isSpeculative(exchange.request())) {
            exchange.reply().empty(HttpServletResponse.SC_NO_CONTENT);
            return new LoginOutcome.Answered();
        }
        if (!Navigation.isTopLevel(exchange.request())) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        String nonce = Query.value(exchange.request(), NONCE).orElseThrow(() -> new Refused(Refusal.RETURN_ELSEWHERE));
        exchange.takeOver();
        if (isBack(exchange, nonce)) {
            Optional<String> wanted = exchange.session().flatMap(BrowserSession::wanted);
            exchange.reply().redirect(exchange.loginPage(wanted));
        } else if (mayComeAgain(exchange)) {
            answers.onward(
                    exchange, exchange.base() + "/return?" + exchange.request().getQueryString() + "&" + AGAIN + "=1");
        } else {
            exchange.orders().ifPresentOrElse(store -> engine.returned(store, nonce), engine::returnRefused);
            throw new Refused(Refusal.RETURN_ELSEWHERE);
        }
        return new LoginOutcome.Answered();
    }

    /** Two requests at once, as a double tap makes them, renew the id once. */
    private boolean isBack(Exchange exchange, String nonce) {
        Optional<BrowserSession> session = exchange.ownSession();
        if (session.isEmpty()) {
            return false;
        }
        synchronized (locks[Math.floorMod(nonce.hashCode(), LOCKS)]) {
            return session.get().hasReturned(nonce) || accept(exchange, session.get(), nonce);
        }
    }

    private boolean accept(Exchange exchange, BrowserSession session, String nonce) {
        Optional<OrderStore> store = session.orders().filter(orders -> engine.awaits(orders, nonce));
        if (store.isEmpty()) {
            return false;
        }
        String deadId = exchange.sessionId();
        if (!BrowserSession.renewId(exchange.request())) {
            engine.cancel(store.get());
            throw new Refused(Refusal.FORM_OUTDATED);
        }
        boolean accepted = engine.returned(store.get(), nonce);
        if (accepted) {
            session.keepReturned(nonce);
        }
        exchange.renewedBeforeLogin(deadId);
        return accepted;
    }

    /**
     * A navigation that the app began brings no session cookie where the server marks that {@code SameSite=Strict}. One that
     * our own page begins does.
     */
    private static boolean mayComeAgain(Exchange exchange) {
        return exchange.session().isEmpty()
                && exchange.browser().isPresent()
                && Query.value(exchange.request(), AGAIN).isEmpty();
    }

    /** A browser that only looks ahead must not use the nonce up. */
    private static boolean isSpeculative(HttpServletRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        return purpose != null && purpose.contains("prefetch");
    }
}
