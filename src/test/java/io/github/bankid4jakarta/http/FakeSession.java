package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** A session of a server that behaves: what it keeps, and whether it has ended, can be looked at. */
public final class FakeSession implements InvocationHandler {

    private final Map<String, Object> attributes = new TreeMap<>();
    private final HttpSession proxy =
            (HttpSession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, this);
    private String id;
    private boolean ended;

    FakeSession(String id) {
        this.id = id;
    }

    HttpSession proxy() {
        return proxy;
    }

    public Map<String, Object> attributes() {
        return attributes;
    }

    public boolean hasEnded() {
        return ended;
    }

    public String id() {
        return id;
    }

    void id(String newId) {
        id = newId;
    }

    @Override
    public Object invoke(Object target, Method method, Object[] arguments) {
        if (ended) {
            throw new IllegalStateException("The session has ended");
        }
        return switch (method.getName()) {
            case "getId" -> id;
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> attributes.remove((String) arguments[0]);
            case "invalidate" -> end();
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private Object end() {
        ended = true;
        attributes.clear();
        return null;
    }
}
