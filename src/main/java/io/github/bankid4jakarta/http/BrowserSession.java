package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this module keeps in a browser's session: strings only, under names of its own. A session is made when there is
 * something to keep, which is when a person starts a login. A session that is gone in the middle of a request reads as empty.
 * Lives as long as one request.
 */
final class BrowserSession {

    private static final String PREFIX = "io.github.bankid4jakarta.";
    private static final String CALLER = PREFIX + "caller";
    private static final String WANTED = PREFIX + "wanted";
    private static final String BROWSER = PREFIX + "browser";
    private static final String BOUND = PREFIX + "bound";
    private static final String RETURNED = PREFIX + "returned";
    private static final String ORDER = PREFIX + "order";
    private static final List<String> ALL = List.of(CALLER, WANTED, BROWSER, BOUND, RETURNED, ORDER);

    private final HttpServletRequest request;
    private HttpSession session;

    private BrowserSession(HttpServletRequest request, HttpSession session) {
        this.request = request;
        this.session = session;
    }

    /** The browser's session, if it has one. Never makes one. */
    static Optional<BrowserSession> existing(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(session -> new BrowserSession(request, session));
    }

    /** The browser's session, or one that is made with the first thing that it is to keep. */
    static BrowserSession opened(HttpServletRequest request) {
        return new BrowserSession(request, request.getSession(false));
    }

    /** The browser's session, made where there is none. */
    static BrowserSession made(HttpServletRequest request) {
        return new BrowserSession(request, request.getSession(true));
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

    /** Whether what runs in this session was started by a browser. */
    boolean isBoundTo(BrowserId browser) {
        return get(BOUND).filter(browser.hash()::equals).isPresent();
    }

    /** From now on what runs in this session is this browser's only. */
    void bind(BrowserId browser) {
        set(BOUND, browser.hash());
    }

    Optional<String> wanted() {
        return get(WANTED);
    }

    void want(String page) {
        set(WANTED, page);
    }

    void wantNothing() {
        remove(WANTED);
    }

    /** Whether this session has come back from the app with this very nonce. */
    boolean hasReturned(String nonce) {
        return get(RETURNED).filter(Tokens.hash(nonce)::equals).isPresent();
    }

    void keepReturned(String nonce) {
        set(RETURNED, Tokens.hash(nonce));
    }

    Optional<KeptCaller> caller() {
        return get(CALLER).flatMap(KeptCaller::read);
    }

    void keep(KeptCaller caller) {
        set(CALLER, caller.toText());
    }

    /** Forgets the order that another browser started here; who is logged in stays. */
    void forgetOrder() {
        remove(BOUND);
        remove(BROWSER);
        remove(ORDER);
    }

    /** Forgets caller and order and everything else of ours. */
    void clear() {
        ALL.forEach(this::remove);
    }

    /** What holds after the login too: whose browser it is, the page that was wanted, and that the app led back here. */
    Map<String, String> course() {
        return only(List.of(WANTED, RETURNED, BOUND));
    }

    /** Everything of ours, to go on with in another session of the same browser. */
    Map<String, String> toMap() {
        return only(ALL);
    }

    private Map<String, String> only(List<String> names) {
        Map<String, String> kept = new TreeMap<>();
        names.forEach(name -> get(name).ifPresent(text -> kept.put(name, text)));
        return kept;
    }

    void putAll(Map<String, String> kept) {
        kept.forEach(this::set);
    }

    /** Forgets everything of ours and gives the session, which goes on, a new id. */
    void leave(HttpServletResponse response) {
        clear();
        if (!response.isCommitted() && !renewId(request)) {
            invalidate();
        }
    }

    /** Ends the session with everything that anybody put into it; false where it had ended already. */
    boolean invalidate() {
        try {
            if (session != null) {
                session.invalidate();
            }
            return session != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Where the engine keeps this browser's order; empty for a session in which no login was ever started. */
    Optional<OrderStore> orders() {
        return get(BROWSER).map(SessionOrderStore::new);
    }

    /** Where the engine is to keep this browser's order. */
    OrderStore ordersToStart() {
        return new SessionOrderStore(get(BROWSER).orElseGet(Tokens::next));
    }

    private Optional<String> get(String name) {
        try {
            return session != null && session.getAttribute(name) instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private void set(String name, String value) {
        try {
            if (session == null) {
                session = request.getSession(true);
            }
            session.setAttribute(name, value);
        } catch (IllegalStateException e) {
            return; // the session has ended meanwhile: the next request has none and says so
        }
    }

    private void remove(String name) {
        if (session == null) {
            return;
        }
        try {
            session.removeAttribute(name);
        } catch (IllegalStateException e) {
            return; // it went with its session
        }
    }

    /** Keeps an order as one attribute of the session, which is made with the first order that is kept. */
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
            set(BROWSER, browserKey);
            set(ORDER, text);
        }

        @Override
        public void remove() {
            BrowserSession.this.remove(ORDER);
        }
    }
}
