package io.github.bankid4jakarta.config;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hops that forwarding headers name, the last one being the proxy's own word. {@code X-Forwarded-For} counts where it is
 * there, else {@code Forwarded} (RFC 7239): most proxies write the former and let through what a client says in the latter.
 *
 * @param header which of them counts; empty where there is neither
 * @param nodes as they were written, in their order
 */
record ForwardedHops(Optional<String> header, List<String> nodes) {

    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String PAIR = "[^\\s\"=;,]++\\s*+=\\s*+(?:" + QUOTED + "|[^\\s\"=;,]*+)";
    /** Only what is written by the rules is an element: what a client began cannot swallow what a proxy adds. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G\\s*+((?:" + PAIR + ")?+(?:\\s*+;\\s*+(?:" + PAIR + ")?+)*+)\\s*+(?:,|$)");

    private static final Pattern FOR =
            Pattern.compile("(?:^|;)\\s*+for\\s*+=\\s*+(" + QUOTED + "|[^;\"]*+)", Pattern.CASE_INSENSITIVE);

    /** An address with or without brackets, zone and port, which may be an obfuscated one. */
    private static final Pattern NODE = Pattern.compile(
            "(?:\\[([^]%]+)(?:%[^]]*)?]|([0-9.]+))(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?|([^%\\[\\]]+)(?:%.*)?");

    /** Reads the headers of a request, given all values of a header by its name. */
    static ForwardedHops of(Function<String, List<String>> headers) {
        List<String> plain = headers.apply(X_FORWARDED_FOR);
        if (!plain.isEmpty()) {
            return new ForwardedHops(
                    Optional.of(X_FORWARDED_FOR),
                    List.of(String.join(",", plain).split(",")));
        }
        List<String> standard = headers.apply(FORWARDED);
        return standard.isEmpty()
                ? new ForwardedHops(Optional.empty(), List.of())
                : new ForwardedHops(
                        Optional.of(FORWARDED),
                        standard.stream()
                                .flatMap(line -> elements(line).stream())
                                .toList());
    }

    /** One line each, so that a quote that a client left open ends with its own line. */
    private static List<String> elements(String line) {
        List<String> nodes = new ArrayList<>();
        Matcher element = ELEMENT.matcher(line);
        int end = 0;
        while (end < line.length() && element.find()) {
            node(element.group(1)).ifPresent(nodes::add);
            end = element.end();
        }
        return end < line.length() ? List.of("?") : nodes;
    }

    /** Empty for an element of nothing, which counts as not there. */
    private static Optional<String> node(String element) {
        if (element.isBlank()) {
            return Optional.empty();
        }
        List<String> found =
                FOR.matcher(element).results().map(match -> match.group(1)).toList();
        return Optional.of(found.size() == 1 ? found.get(0) : "?");
    }

    /** The address of a hop; empty for one that is unknown, obfuscated or nonsense. */
    static Optional<InetAddress> address(String hop) {
        String text = hop.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        Matcher node = NODE.matcher(quoted ? text.substring(1, text.length() - 1) : text);
        if (!node.matches()) {
            return Optional.empty();
        }
        String bracketed = node.group(1);
        String address = bracketed != null ? bracketed : node.group(2) != null ? node.group(2) : node.group(3);
        return Network.literal(address).filter(found -> bracketed == null || bracketed.contains(":"));
    }
}
