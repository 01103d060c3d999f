package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A hostile browser: it keeps cookies as browsers do, and says and sends what they never would. Used by one thread. */
final class Stranger implements AutoCloseable {

    private static final String BASE = "/.bankid/";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"csrf\" value=\"([^\"]*)\"");
    private static final Pattern CSRF = Pattern.compile("\"csrf\":\"([^\"]*)\"");

    private final InetSocketAddress server;
    private final RandomGenerator random;
    private final String address;
    private final IntConsumer statuses;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private RawConnection connection;
    private String csrf = "";

    Stranger(InetSocketAddress server, RandomGenerator random, String address, IntConsumer statuses)
            throws IOException {
        this.server = server;
        this.random = random;
        this.address = address;
        this.statuses = statuses;
        connection = new RawConnection(server);
    }

    RandomGenerator random() {
        return random;
    }

    /** Looks at the login page, which gives what a form needs. */
    Stranger visit() throws IOException {
        csrf = get(BASE + "login").find(CSRF_FIELD);
        return this;
    }

    RawAnswer get(String path) throws IOException {
        return exchange(head("GET", path) + "\r\n");
    }

    RawAnswer start(String mode) throws IOException {
        RawAnswer answer = post("auth", Map.of("csrf", csrf, "mode", mode));
        String renewed = answer.find(CSRF);
        csrf = renewed.isEmpty() ? csrf : renewed;
        return answer;
    }

    /** Posts a form that is complete but for what is put into the headers. */
    RawAnswer post(String endpoint) throws IOException {
        return post(endpoint, Map.of("csrf", csrf));
    }

    RawAnswer post(String endpoint, Map<String, String> fields) throws IOException {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return exchange(post(endpoint, FORM, form.length()) + form);
    }

    /** A head that announces a body. */
    String post(String endpoint, String contentType, long length) {
        return head("POST", BASE + endpoint) + "Content-Type: " + contentType + "\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    /** The beginning of a head, to which more may be added. */
    String head(String method, String path) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", "localhost:" + server.getPort());
        all.put("X-Forwarded-For", Neighbourhood.forwarded(address, random));
        all.put("Accept", method.equals("POST") ? "application/json" : "text/html,*/*;q=0.8");
        if (method.equals("POST")) {
            all.put("Origin", "http://localhost:" + server.getPort());
            all.put("Sec-Fetch-Site", "same-origin");
        }
        if (!cookies.isEmpty()) {
            all.put("Cookie", String.join("; ", cookieList()));
        }
        all.putAll(headers);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.toString();
    }

    private List<String> cookieList() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .toList();
    }

    RawAnswer exchange(String call) throws IOException {
        connection.send(call);
        RawAnswer answer = connection.receive();
        statuses.accept(answer.status());
        for (String cookie : answer.cookies()) {
            int equals = cookie.indexOf('=');
            cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
        }
        if (answer.head().toLowerCase(java.util.Locale.ROOT).contains("\nconnection: close")) {
            reconnect();
        }
        return answer;
    }

    /** Sends and waits for nothing. */
    void send(String text) throws IOException {
        connection.send(text);
    }

    void breakOff() throws IOException {
        connection.breakOff();
    }

    void reconnect() throws IOException {
        connection.close();
        connection = new RawConnection(server);
    }

    /** Says something else than browsers do from now on. */
    Stranger claiming(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The cookies of this moment, to come back to. */
    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    void useCookies(Map<String, String> others) {
        cookies.clear();
        cookies.putAll(others);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
