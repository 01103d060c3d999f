package io.github.bankid4jakarta.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A browser without a screen. It keeps cookies and says where its POSTs come from, as browsers do, but follows no redirect,
 * so that tests see every answer.
 */
public final class Browser {

    public static final String SESSION = "JSESSIONID";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final URI application;
    private final Cookies cookies;
    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private volatile String wanted = "";

    /** Opens a fresh browser. */
    public Browser(URI application) {
        this(application, new Cookies());
    }

    private Browser(URI application, Cookies cookies) {
        this.application = application;
        this.cookies = cookies;
    }

    /** A second window of the same browser, on another application of the same server. */
    public Browser window(URI other) {
        return new Browser(other, cookies);
    }

    /** Another browser that has the same cookies now, and goes its own way from here. */
    public Browser copy() {
        return new Browser(application, cookies.copy());
    }

    /** The address of the application, ending with a slash. */
    public URI application() {
        return application;
    }

    /** Asks for a page as somebody who follows a link or types an address. */
    public Answer get(String path) {
        return request("GET", path).send();
    }

    /** Asks for a page as a script does. */
    public Answer getJson(String path) {
        return request("GET", path).header("Accept", "application/json").send();
    }

    /** Goes where a redirect leads. */
    public Answer follow(Answer redirect) {
        return request("GET", redirect.location()).send();
    }

    /** Prepares a request to an absolute path within the application, or to one that starts with its context path. */
    public Request request(String method, String path) {
        return new Request(method, path);
    }

    /** Every answer so far. */
    public List<Answer> answers() {
        return answers;
    }

    /** The id of the session, or the empty text. */
    public String sessionId() {
        return cookies.value(SESSION, application.getPath());
    }

    /** The page for which a login was asked last, as the address of the login page has it; the empty text without one. */
    public String wanted() {
        return wanted;
    }

    /** A second browser that somehow got hold of a session id. */
    public Browser thiefOf(String sessionId) {
        Browser thief = new Browser(application);
        thief.cookies.put(SESSION, sessionId, application.getPath());
        return thief;
    }

    /** A second browser that somehow got hold of every cookie that this one has at this moment. */
    public Browser thief() {
        Cookies stolen = new Cookies();
        stolen.keep(cookies);
        return new Browser(application, stolen);
    }

    private URI resolve(String path) {
        String context = application.getPath();
        String relative = path.startsWith(context) ? path.substring(context.length()) : path.substring(1);
        return URI.create(application + relative);
    }

    /** A request in the making. */
    public final class Request {

        private final String method;
        private final String path;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> fields = new LinkedHashMap<>();

        private Request(String method, String path) {
            this.method = method;
            this.path = path;
            if (method.equals("POST")) {
                headers.put("Origin", origin());
                headers.put("Sec-Fetch-Site", "same-origin");
            }
            headers.put("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        }

        private String origin() {
            return "http://" + application.getAuthority();
        }

        public Request header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        public Request without(String name) {
            headers.remove(name);
            return this;
        }

        public Request field(String name, String value) {
            fields.put(name, value);
            return this;
        }

        public Request withoutField(String name) {
            fields.remove(name);
            return this;
        }

        public Answer send() {
            HttpRequest.Builder builder = HttpRequest.newBuilder(resolve(path)).timeout(Duration.ofSeconds(30));
            headers.forEach(builder::setHeader);
            cookies.header(resolve(path).getPath()).ifPresent(header -> builder.setHeader("Cookie", header));
            if (!fields.isEmpty()) {
                builder.setHeader("Content-Type", "application/x-www-form-urlencoded");
            }
            builder.method(method, fields.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form()));
            return send(builder.build());
        }

        /** Sends the form as the beginning of a body of so many bytes, and reads the status without sending the rest. */
        public int statusWhenAnnouncing(int length) {
            try (Socket socket = new Socket(application.getHost(), application.getPort())) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream().write((head(length) + form()).getBytes(StandardCharsets.US_ASCII));
                String line = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
                return Integer.parseInt(line.split(" ")[1]);
            } catch (IOException e) {
                throw new AssertionError("no answer to " + method + " " + path, e);
            }
        }

        private String head(int length) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put("Host", application.getAuthority());
            all.put("Content-Type", "application/x-www-form-urlencoded");
            all.put("Content-Length", String.valueOf(length));
            cookies.header(resolve(path).getPath()).ifPresent(header -> all.put("Cookie", header));
            String lines = all.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue() + "\r\n")
                    .collect(Collectors.joining());
            return method + " " + resolve(path).getRawPath() + " HTTP/1.1\r\n" + lines + "\r\n";
        }

        private Answer send(HttpRequest request) {
            Requested.remember(request.uri().toString());
            try {
                HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
                cookies.keep(response);
                Answer answer = Answer.of(response);
                answers.add(answer);
                answer.wanted().ifPresent(page -> wanted = page);
                return answer;
            } catch (IOException e) {
                throw new AssertionError("no answer to " + method + " " + path, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private String form() {
            Map<String, String> encoded = new LinkedHashMap<>();
            fields.forEach((name, value) -> encoded.put(name, URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return encoded.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .collect(Collectors.joining("&"));
        }
    }
}
