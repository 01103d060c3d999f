package io.github.bankid4jakarta.gateway;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A call without a container: it arrives in pieces, on the test's own thread. Asking it for anything that it does not know
 * fails the test.
 */
final class FakeCall {

    private final String path;
    private final Map<String, List<String>> headers;
    private final ByteArrayInputStream body;
    private final long length;
    private final int piece;
    private final boolean arrived;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private ReadListener reader;
    private int status;
    private int completed;
    private boolean detached;
    private int available;

    /** A call of the fixture's context; its body arrives in pieces of so many bytes, or has arrived where they are 0. */
    FakeCall(String path, Map<String, List<String>> headers, byte[] body, int piece) {
        this.path = path;
        this.headers = headers;
        this.body = new ByteArrayInputStream(body);
        this.length = body.length;
        this.piece = piece;
        this.arrived = piece == 0;
    }

    /** Lets a gateway serve it. */
    FakeCall serve(Gateway gateway) throws IOException {
        available = arrived ? body.available() : 0;
        gateway.serve(request(), response());
        if (reader != null) {
            while (body.available() > 0 && completed == 0) {
                available = Math.min(piece, body.available());
                reader.onDataAvailable();
            }
            if (body.available() == 0) {
                reader.onAllDataRead();
            }
        }
        return this;
    }

    int status() {
        return status;
    }

    String text() {
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** How often the container was told that the call is over. */
    int completed() {
        return completed;
    }

    boolean isDetached() {
        return detached;
    }

    private HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (target, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> "POST";
            case "getRequestURI" -> GatewayFixture.CONTEXT_PATH + GatewayFixture.PATH + path;
            case "getContextPath" -> GatewayFixture.CONTEXT_PATH;
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getProtocol" -> "HTTP/1.1";
            case "getRemoteAddr" -> "192.0.2.10";
            case "getHeaders" -> Collections.enumeration(headers.getOrDefault((String) arguments[0], List.of()));
            case "getContentLengthLong" -> length;
            case "getInputStream" -> new In();
            case "startAsync" -> async();
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private AsyncContext async() {
        detached = true;
        return proxy(AsyncContext.class, (target, called, arguments) -> {
            switch (called.getName()) {
                case "setTimeout", "addListener" -> {}
                case "complete" -> completed++;
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (target, called, arguments) -> {
            switch (called.getName()) {
                case "setStatus" -> status = (Integer) arguments[0];
                case "setHeader", "setContentType", "setContentLength", "flushBuffer" -> {}
                case "getOutputStream" -> {
                    return new Out();
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeCall.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What the client sends. */
    private final class In extends ServletInputStream {

        @Override
        public int read() {
            available--;
            return body.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = body.read(bytes, offset, Math.min(length, available));
            available -= Math.max(count, 0);
            return count;
        }

        @Override
        public int available() {
            return available;
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return available > 0;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            reader = listener;
        }
    }

    /** What the client gets. */
    private final class Out extends ServletOutputStream {

        @Override
        public void write(int oneByte) {
            answer.write(oneByte);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
