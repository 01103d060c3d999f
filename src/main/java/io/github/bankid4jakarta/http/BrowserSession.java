package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What this module keeps in a browser's session: strings only, under names of its own. A session that is gone in the middle
 * of a request reads as empty.
 */
final class BrowserSession {

    private static final String PREFIX = "io.github.bankid4jakarta.";
    private static final String CALLER = PREFIX + "caller";
    private static final String CSRF = PREFIX + "csrf";
    private static final String WANTED = PREFIX + "wanted";
    private static final String BROWSER = PREFIX + "browser";
    private static final String ORDER = PREFIX + "order";

    private final HttpSession session;

    private BrowserSession(HttpSession session) {
        this.session = session;
    }

    /** The browser's session, if it has one. Never makes one. */
    static Optional<BrowserSession> existing(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(BrowserSession::new);
    }

    /** The browser's session, prepared for a login; made where there is none. */
    static BrowserSession opened(HttpServletRequest request) {
        BrowserSession browser = new BrowserSession(request.getSession(true));
        if (browser.get(CSRF).isEmpty()) {
            browser.set(CSRF, Tokens.next());
        }
        if (browser.get(BROWSER).isEmpty()) {
            browser.set(BROWSER, Tokens.next());
        }
        return browser;
    }

    /** Gives the request's session a new id; false where it has ended meanwhile, or the server kept the id. */
    static boolean renewId(HttpServletRequest request) {
        try {
            HttpSession session = request.getSession(false);
            String oldId = session == null ? "" : session.getId();
            return session != null && !request.changeSessionId().equals(oldId);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    String csrf() {
        return get(CSRF).orElse("");
    }

    boolean hasCsrf(String token) {
        String expected = csrf();
        return !expected.isEmpty()
                && token != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    Optional<String> wanted() {
        return get(WANTED);
    }

    void want(String page) {
        set(WANTED, page);
    }

    Optional<KeptCaller> caller() {
        return get(CALLER).flatMap(KeptCaller::read);
    }

    void keep(KeptCaller caller) {
        set(CALLER, caller.toText());
    }

    /** Forgets caller and order and everything else of ours. */
    void clear() {
        remove(CALLER);
        remove(CSRF);
        remove(WANTED);
        remove(BROWSER);
        remove(ORDER);
    }

    /** Forgets everything of ours and gives the session, which goes on, a new id. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        clear();
        if (!response.isCommitted() && !renewId(request)) {
            invalidate();
        }
    }

    /** Ends the session with everything that anybody put into it. */
    void invalidate() {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            return; // it has ended already, which is what was asked for
        }
    }

    /** Where the engine keeps this browser's order; empty for a session that never was at the login page. */
    Optional<OrderStore> orders() {
        return get(BROWSER).map(SessionOrderStore::new);
    }

    private Optional<String> get(String name) {
        try {
            return session.getAttribute(name) instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void set(String name, String value) {
        try {
            session.setAttribute(name, value);
        } catch (IllegalStateException e) {
            return; // the session has ended meanwhile: the next request has none and says so
        }
    }

    private void remove(String name) {
        try {
            session.removeAttribute(name);
        } catch (IllegalStateException e) {
            return; // it went with its session
        }
    }

    /** Keeps an order as one attribute of the session. */
    private final class SessionOrderStore implements OrderStore {

        private final String browserKey;

        SessionOrderStore(String browserKey) {
            this.browserKey = browserKey;
        }

        @Override
        public String browserKey() {
            return browserKey;
        }

        @Override
        public Optional<String> load() {
            return get(ORDER);
        }

        @Override
        public void save(String text) {
            set(ORDER, text);
        }

        @Override
        public void remove() {
            BrowserSession.this.remove(ORDER);
        }
    }
}
