package io.github.bankid4jakarta.http;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One request and its response, as a container hands them over. Asking it for anything that it does not know fails the test,
 * so that what the product asks of a container is seen here.
 */
public final class FakeExchange {

    private static final String CONTEXT = "/app";
    private static final OutputStream BROKEN = new OutputStream() {
        @Override
        public void write(int oneByte) throws IOException {
            throw new IOException("Broken pipe");
        }
    };

    private final FakeBrowser browser;
    private final String method;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answerHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> setCookies = new ArrayList<>();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final Map<String, Object> attributes = new TreeMap<>();
    private String contextPath = CONTEXT;
    private String servletContextPath = CONTEXT;
    private String path;
    private String uri;
    private String query;
    private String scheme = "https";
    private String serverName = "www.example.se";
    private int serverPort = 443;
    private String remoteAddress = "192.0.2.10";
    private DispatcherType dispatcherType = DispatcherType.REQUEST;
    private InputStream body = InputStream.nullInputStream();
    private long contentLength = -1;
    private int status;
    private boolean committed;
    private boolean sessionIdInAddress;
    private boolean gone;
    private boolean bodyComes = true;
    private final String requestedSessionId;
    private FakeSession session;
    private String forwardedTo;

    FakeExchange(FakeBrowser browser, String method, String pathAndQuery) {
        int question = pathAndQuery.indexOf('?');
        this.browser = browser;
        this.method = method;
        this.path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        this.query = question < 0 ? null : pathAndQuery.substring(question + 1);
        this.uri = CONTEXT + path;
        this.requestedSessionId = browser.heldId();
        browser.session().ifPresent(open -> session = open);
        browser.cookieHeaders().forEach(line -> header("Cookie", line));
    }

    /** Adds a header, again where it is there already; null adds nothing. */
    public FakeExchange header(String name, String value) {
        if (value != null) {
            headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return this;
    }

    public FakeExchange without(String name) {
        headers.remove(name);
        return this;
    }

    public FakeExchange json() {
        return header("Accept", "application/json");
    }

    /** A form of name, value, name, value. */
    public FakeExchange form(String... fields) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return body("application/x-www-form-urlencoded", text.toString());
    }

    public FakeExchange body(String contentType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return arriving(contentType, new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Sends a body as the stream has it; a negative length says none, as with chunks. */
    public FakeExchange arriving(String contentType, InputStream bytes, long length) {
        header("Content-Type", contentType);
        body = bytes;
        contentLength = length;
        return length < 0 ? chunked() : this;
    }

    /** Hangs up before the answer is there. */
    public FakeExchange hangingUp() {
        gone = true;
        return this;
    }

    /** Sends the body without saying how long it is. */
    public FakeExchange chunked() {
        contentLength = -1;
        return header("Transfer-Encoding", "chunked");
    }

    /** A body that never comes: whoever reads it waits for ever. */
    FakeExchange unreadable() {
        form("csrf", "x");
        bodyComes = false;
        return this;
    }

    /** How the browser spelled the whole path; the server's view of it stays. */
    FakeExchange spelled(String rawUri) {
        uri = rawUri;
        return this;
    }

    /** What the server calls the context path of this request; the path itself stays. */
    FakeExchange context(String spelledContext, String realContext) {
        contextPath = spelledContext;
        servletContextPath = realContext;
        uri = spelledContext + path;
        return this;
    }

    /** The session's id came in the address, not in a cookie. */
    FakeExchange sessionIdInAddress() {
        sessionIdInAddress = true;
        return this;
    }

    FakeExchange server(String requestScheme, String name, int port) {
        scheme = requestScheme;
        serverName = name;
        serverPort = port;
        return this;
    }

    FakeExchange from(String address) {
        remoteAddress = address;
        return this;
    }

    FakeExchange dispatched(DispatcherType type) {
        dispatcherType = type;
        return this;
    }

    public int status() {
        return status;
    }

    public boolean isAnswered() {
        return committed;
    }

    public String answerHeader(String name) {
        return answerHeaders.get(name);
    }

    public String text() {
        return answer.toString(StandardCharsets.UTF_8);
    }

    /** Everything that the browser gets. */
    public String everything() {
        return status + " " + answerHeaders + "\n" + text();
    }

    public JsonObject answerJson() {
        try (JsonReader reader = Json.createReader(new StringReader(text()))) {
            return reader.readObject();
        }
    }

    public HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (target, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getRequestURI" -> uri;
            case "getQueryString" -> query;
            case "getContextPath" -> contextPath;
            case "getServletPath" -> path;
            case "getPathInfo" -> null;
            case "getServletContext" -> servletContext();
            case "getProtocol" -> "HTTP/1.1";
            case "getScheme" -> scheme;
            case "getServerName" -> serverName;
            case "getServerPort" -> serverPort;
            case "getRemoteAddr" -> remoteAddress;
            case "getDispatcherType" -> dispatcherType;
            case "getLocales" -> Collections.enumeration(List.of(Locale.ENGLISH));
            case "getHeader" -> header((String) arguments[0]).findFirst().orElse(null);
            case "getHeaders" ->
                Collections.enumeration(header((String) arguments[0]).toList());
            case "getContentType" -> header("Content-Type").findFirst().orElse(null);
            case "getContentLengthLong" -> contentLength;
            case "getInputStream" -> input();
            case "getParameter" -> parameter((String) arguments[0]);
            case "getSession" -> session((Boolean) arguments[0]);
            case "getRequestedSessionId" -> requestedSessionId;
            case "getRequestDispatcher" -> dispatcher((String) arguments[0]);
            case "isRequestedSessionIdFromURL" -> sessionIdInAddress;
            case "changeSessionId" -> browser.changeId(opened());
            case "getAttribute" -> attributes.get((String) arguments[0]);
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    public HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (target, called, arguments) -> {
            switch (called.getName()) {
                case "setHeader" -> answerHeaders.put((String) arguments[0], (String) arguments[1]);
                case "addHeader" -> added((String) arguments[0], (String) arguments[1]);
                case "setStatus" -> status = (Integer) arguments[0];
                case "setContentType" -> answerHeaders.put("Content-Type", (String) arguments[0]);
                case "setContentLength" -> answerHeaders.put("Content-Length", arguments[0].toString());
                case "flushBuffer" -> committed = true;
                case "isCommitted" -> {
                    return committed;
                }
                case "getOutputStream" -> {
                    return gone ? new Out(BROKEN) : new Out(answer);
                }
                default -> throw new UnsupportedOperationException(called.getName());
            }
            return null;
        });
    }

    private In input() {
        if (!bodyComes) {
            throw new AssertionError("The body of a stranger is read");
        }
        return new In(body);
    }

    /** A request has one session, whatever becomes of the cookies of its answer. */
    private Object session(boolean create) {
        if (session == null || session.hasEnded()) {
            session = create ? browser.openSession() : browser.session().orElse(null);
        }
        return session == null ? null : session.proxy();
    }

    private FakeSession opened() {
        if (session(false) == null) {
            throw new IllegalStateException("No session");
        }
        return session;
    }

    private RequestDispatcher dispatcher(String target) {
        return proxy(RequestDispatcher.class, (self, called, arguments) -> {
            if (!called.getName().equals("forward")) {
                throw new UnsupportedOperationException(called.getName());
            }
            forwardedTo = target;
            committed = true;
            return null;
        });
    }

    /** Where the request was forwarded to within the server; null where it was not. */
    String forwardedTo() {
        return forwardedTo;
    }

    private void added(String name, String value) {
        if (committed || !name.equals("Set-Cookie")) {
            throw new UnsupportedOperationException(name);
        }
        setCookies.add(value);
        browser.take(value);
    }

    /** The cookies that the answer sets, the session's aside. */
    List<String> setCookies() {
        return setCookies;
    }

    private Stream<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream();
    }

    private String parameter(String name) {
        Map<String, String> first = Arrays.stream(
                        Optional.ofNullable(query).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, two) -> one));
        return first.get(name);
    }

    private ServletContext servletContext() {
        return proxy(ServletContext.class, (target, called, arguments) -> {
            if (called.getName().equals("getContextPath")) {
                return servletContextPath;
            }
            throw new UnsupportedOperationException(called.getName());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeExchange.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What a browser sent. */
    private static final class In extends ServletInputStream {

        private final InputStream bytes;

        In(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return bytes.read(buffer, offset, length);
        }

        @Override
        public int available() throws IOException {
            return bytes.available();
        }

        @Override
        public boolean isFinished() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    /** What a browser gets. */
    private static final class Out extends ServletOutputStream {

        private final OutputStream bytes;

        Out(OutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int oneByte) throws IOException {
            bytes.write(oneByte);
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
