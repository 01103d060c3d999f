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

    /** Keeps a new caller. Of another person's session nothing is left, nor of what this module kept before the login. */
    void enter(HttpServletRequest request, KeptCaller caller) {
        BrowserSession before = BrowserSession.made(request);
        Map<String, String> course = before.course();
        if (before.caller().filter(old -> !old.isSameAs(caller)).isPresent()) {
            before.invalidate();
        } else {
            before.clear();
        }
        BrowserSession fresh = BrowserSession.made(request);
        if (!BrowserSession.renewId(request)) {
            fresh.invalidate();
            throw new IllegalStateException("The session has ended, or the server did not change its id");
        }
        BrowserSession after = BrowserSession.made(request);
        after.putAll(course);
        after.keep(caller);
    }

    /** Forgets the caller of a session that goes on, as after {@code request.logout()}. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        BrowserSession.existing(request).ifPresent(session -> {
            session.orders().ifPresent(engine::cancel);
            session.leave(response);
        });
    }
}
