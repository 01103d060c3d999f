package io.github.bankid4jakarta.cdi;

import jakarta.security.auth.message.MessageInfo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/**
 * A message that nobody sent, for asking a server about its modules outside a request. Its request and its response refuse
 * every question.
 *
 * @param request stands for a request
 * @param response stands for a response
 * @param map of its own
 */
record NoMessage(HttpServletRequest request, HttpServletResponse response, Map<String, Object> map)
        implements MessageInfo {

    static NoMessage ofNobody() {
        return new NoMessage(refusing(HttpServletRequest.class), refusing(HttpServletResponse.class), new HashMap<>());
    }

    private static <T> T refusing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                NoMessage.class.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    throw new UnsupportedOperationException(called.getName());
                }));
    }

    @Override
    public Object getRequestMessage() {
        return request;
    }

    @Override
    public Object getResponseMessage() {
        return response;
    }

    @Override
    public void setRequestMessage(Object message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setResponseMessage(Object message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> getMap() {
        return map;
    }

    /** Asking its parts for their texts would be refused. */
    @Override
    public String toString() {
        return "NoMessage";
    }
}
