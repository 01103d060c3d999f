package io.github.bankid4jakarta.it;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The cookies that a browser keeps for one server, each for the paths that it was set for (RFC 6265, section 5.4). */
final class Cookies {

    private final Map<Key, String> values = new ConcurrentHashMap<>();

    private record Key(String name, String path) {

        boolean covers(String requested) {
            return requested.equals(path) || requested.startsWith(path.endsWith("/") ? path : path + "/");
        }
    }

    /** Keeps what an answer sets and forgets what it deletes. */
    void keep(HttpResponse<?> response) {
        for (String field : response.headers().allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse(field)) {
                Key key = new Key(cookie.getName(), withoutEnd(cookie.getPath()));
                if (cookie.getMaxAge() == 0) {
                    values.remove(key);
                } else {
                    values.put(key, cookie.getValue());
                }
            }
        }
    }

    Cookies copy() {
        Cookies copy = new Cookies();
        copy.values.putAll(values);
        return copy;
    }

    /** Keeps what another browser has. */
    void keep(Cookies others) {
        values.putAll(others.values);
    }

    void put(String name, String value, String path) {
        values.put(new Key(name, withoutEnd(path)), value);
    }

    /** The value that a request for the path would carry, or the empty text. */
    String value(String name, String path) {
        return values.entrySet().stream()
                .filter(entry ->
                        entry.getKey().name().equals(name) && entry.getKey().covers(path))
                .min(longestFirst())
                .map(Map.Entry::getValue)
                .orElse("");
    }

    /** The header field of a request for the path; empty where no cookie is for it. */
    Optional<String> header(String path) {
        String pairs = values.entrySet().stream()
                .filter(entry -> entry.getKey().covers(path))
                .sorted(longestFirst())
                .map(entry -> entry.getKey().name() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
        return pairs.isEmpty() ? Optional.empty() : Optional.of(pairs);
    }

    /** One and the same whether a server writes {@code /app} or {@code /app/}. */
    private static String withoutEnd(String path) {
        return path == null || path.length() < 2 ? "/" : path.replaceFirst("/$", "");
    }

    private static Comparator<Map.Entry<Key, String>> longestFirst() {
        return Comparator.comparingInt(entry -> -entry.getKey().path().length());
    }
}
