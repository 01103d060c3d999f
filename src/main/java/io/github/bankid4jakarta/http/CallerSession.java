package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a caller with the session by ourselves, the same way on every server, and gives the session a new id whenever the
 * caller changes.
 */
final class CallerSession {

    private final OrderEngine engine;

    CallerSession(OrderEngine engine) {
        this.engine = engine;
    }

    /** A session id in an address may have been sent by anybody to anybody, so it names no caller. */
    Optional<KeptCaller> caller(HttpServletRequest request) {
        return BrowserSession.existing(request)
                .filter(session -> !request.isRequestedSessionIdFromURL())
                .flatMap(BrowserSession::caller);
    }

    /**
     * Keeps a new caller. Of another person's session nothing is left, nor of what this module kept before the login. Who logged
     * out meanwhile stays out: no session is made for a login whose own has ended.
     *
     * @throws IllegalStateException where the session has ended, or the server does not change its id
     */
    void enter(HttpServletRequest request, KeptCaller caller) {
        BrowserSession before = goingOn(request);
        Map<String, String> course = before.course();
        if (before.caller().filter(old -> !old.isSameAs(caller)).isEmpty()) {
            before.clear();
        } else if (before.invalidate()) {
            BrowserSession.made(request);
        }
        if (!BrowserSession.renewId(request)) {
            goingOn(request).invalidate();
            throw new IdKept();
        }
        BrowserSession after = goingOn(request);
        after.putAll(course);
        after.keep(caller);
    }

    private static BrowserSession goingOn(HttpServletRequest request) {
        return BrowserSession.existing(request).orElseThrow(() -> new IllegalStateException("The session has ended"));
    }

    /** Forgets the caller of a session that goes on, as after {@code request.logout()}. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        BrowserSession.existing(request).ifPresent(session -> {
            session.orders().ifPresent(engine::cancel);
            session.leave(response);
        });
    }

    /** The server did not change the id of a session that goes on. */
    static final class IdKept extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        IdKept() {
            super("The server did not change the session id");
        }
    }
}
