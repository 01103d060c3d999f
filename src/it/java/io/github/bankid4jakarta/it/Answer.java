package io.github.bankid4jakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered.
 *
 * @param uri what was asked for
 * @param status the HTTP status
 * @param headers the header fields
 * @param body the body as text
 */
public record Answer(URI uri, int status, HttpHeaders headers, String body) {

    private static final Pattern WANTED = Pattern.compile("[?&]return=([^&#]*)");
    private static final Pattern HIDDEN_FIELD = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]+)\"");

    public static Answer of(HttpResponse<String> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** The value of a header field, or the empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The header field that sets a cookie, the last where there are several; the empty text where it was not set. */
    public String setCookie(String name) {
        return headers.allValues("Set-Cookie").stream()
                .filter(field -> field.startsWith(name + "="))
                .reduce("", (first, last) -> last);
    }

    /** The path for which a cookie was set, ending with a slash; the empty text where it was not. */
    public String cookiePath(String name) {
        return headers.allValues("Set-Cookie").stream()
                .flatMap(field -> HttpCookie.parse(field).stream())
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getPath)
                .map(path -> path.endsWith("/") ? path : path + "/")
                .findFirst()
                .orElse("");
    }

    /** Where a redirect leads, with host. */
    public URI target() {
        return uri.resolve(header("Location"));
    }

    /** Path and query of where a redirect leads. */
    public String location() {
        URI target = target();
        return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
    }

    /** The page that a login is to lead to, where the answer sends to a login page. */
    Optional<String> wanted() {
        Matcher field = WANTED.matcher(header("Location"));
        return field.find() ? Optional.of(URLDecoder.decode(field.group(1), StandardCharsets.UTF_8)) : Optional.empty();
    }

    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** The first value of a hidden field of the login page's forms, which holds no character that HTML escapes. */
    public String hiddenField(String name) {
        return HIDDEN_FIELD
                .matcher(body)
                .results()
                .filter(field -> field.group(1).equals(name))
                .map(field -> field.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no field " + name + " in the answer to " + uri.getPath() + ", status " + status));
    }
}
