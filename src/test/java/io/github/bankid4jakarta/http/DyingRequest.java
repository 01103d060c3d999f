package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A request whose session ends, as by a logout in another tab, right before the product uses it for a certain time: asks for
 * it, changes its id, or does anything with it.
 */
final class DyingRequest extends HttpServletRequestWrapper {

    private final FakeBrowser browser;
    private final String requestedId;
    private final Runnable logout;
    private final int last;
    private int uses;
    private boolean died;

    /**
     * A request.
     *
     * @param request what was asked
     * @param browser whose session ends
     * @param logout ends it
     * @param last which use of the session comes too late; one that is never reached leaves the session as it is
     */
    DyingRequest(HttpServletRequest request, FakeBrowser browser, Runnable logout, int last) {
        super(request);
        this.browser = browser;
        this.requestedId = browser.session().map(FakeSession::id).orElse(null);
        this.logout = logout;
        this.last = last;
    }

    /** Whether there was so late a use. */
    boolean isReached() {
        return uses >= last;
    }

    /** Whether the session ended there, rather than by the product before. */
    boolean hasDied() {
        return died;
    }

    @Override
    public String getRequestedSessionId() {
        return requestedId;
    }

    @Override
    public HttpSession getSession(boolean create) {
        use();
        HttpSession session = super.getSession(create);
        return session == null ? null : dying(session);
    }

    @Override
    public String changeSessionId() {
        use();
        return super.changeSessionId();
    }

    private void use() {
        uses++;
        if (uses == last) {
            died = browser.session().isPresent();
            logout.run();
        }
    }

    private HttpSession dying(HttpSession session) {
        return (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, called, arguments) -> {
                    use();
                    return on(session, called, arguments);
                });
    }

    private static Object on(HttpSession session, Method called, Object[] arguments) throws Throwable {
        try {
            return called.invoke(session, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
