package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which address of this site a browser asked for, as far as proxies say.
 *
 * @param scheme {@code http} or {@code https}; empty where they say nothing of it
 * @param host the host in lower case, with its port where they name one; empty where they say nothing of it
 */
public record ForwardedSite(Optional<String> scheme, Optional<String> host) {

    static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";
    static final String X_FORWARDED_HOST = "X-Forwarded-Host";
    static final ForwardedSite UNSAID = new ForwardedSite(Optional.empty(), Optional.empty());

    private static final int LARGEST_PORT = 65_535;
    private static final Pattern HOST =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|[A-Za-z0-9_](?:[A-Za-z0-9._-]*))(?::([0-9]{1,5}))?");

    /** Some proxies have words of their own for a connection that becomes one of messages. */
    private static final Map<String, String> SCHEMES =
            Map.of("http", "http", "https", "https", "ws", "http", "wss", "https");

    /** The scheme that a value names; empty where it names none. */
    static Optional<String> scheme(String value) {
        return Optional.ofNullable(SCHEMES.get(ForwardedHop.unquoted(value).toLowerCase(Locale.ROOT)));
    }

    /** The host that a value names, as browsers write it in {@code Host}; empty where it names none. */
    static Optional<String> host(String value) {
        String text = ForwardedHop.unquoted(value);
        Matcher host = HOST.matcher(text);
        return host.matches() && isAddress(host.group(1)) && isPort(host.group(2))
                ? Optional.of(text.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static boolean isAddress(String bracketed) {
        return bracketed == null
                || bracketed.contains(":") && Network.literal(bracketed).isPresent();
    }

    private static boolean isPort(String port) {
        return port == null || Integer.parseInt(port) > 0 && Integer.parseInt(port) <= LARGEST_PORT;
    }

    /** The values of a header that may be a list, and may come more than once. */
    static List<String> values(String header, Function<String, List<String>> headers) {
        List<String> lines = headers.apply(header);
        return lines.isEmpty()
                ? List.of()
                : Stream.of(String.join(",", lines).split(",", -1)).toList();
    }
}
