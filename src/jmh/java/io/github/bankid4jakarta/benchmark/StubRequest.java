package io.github.bankid4jakarta.benchmark;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A request that costs nothing itself, so that a benchmark measures what is made of it. */
final class StubRequest extends HttpServletRequestWrapper {

    private static final ServletContext APPLICATION = application();

    private final String path;
    private final HttpSession session;

    private StubRequest(String path, HttpSession session) {
        super(refusingEverything(HttpServletRequest.class));
        this.path = path;
        this.session = session;
    }

    static StubRequest withoutSession(String path) {
        return new StubRequest(path, null);
    }

    static StubRequest withSession(String path) {
        return new StubRequest(path, session(new ConcurrentHashMap<>()));
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public ServletContext getServletContext() {
        return APPLICATION;
    }

    /** Whoever makes a session where there is none fails here. */
    @Override
    public HttpSession getSession(boolean create) {
        if (create && session == null) {
            throw new IllegalStateException("A session was created");
        }
        return session;
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return false;
    }

    @Override
    public String changeSessionId() {
        return "new";
    }

    private static HttpSession session(ConcurrentMap<String, Object> attributes) {
        return (HttpSession) Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (self, method, args) -> {
                    return switch (method.getName()) {
                        case "getAttribute" -> attributes.get((String) args[0]);
                        case "setAttribute" -> attributes.put((String) args[0], args[1]);
                        case "removeAttribute" -> attributes.remove((String) args[0]);
                        case "getId" -> "old";
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    private static ServletContext application() {
        return (ServletContext) Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (self, method, args) -> {
                    return switch (method.getName()) {
                        case "getVirtualServerName" -> "server";
                        case "getContextPath" -> "";
                        case "getInitParameterNames" -> Collections.emptyEnumeration();
                        case "getClassLoader" -> StubRequest.class.getClassLoader();
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    static <T> T refusingEverything(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                StubRequest.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
