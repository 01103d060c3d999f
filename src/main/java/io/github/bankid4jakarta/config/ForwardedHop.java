package io.github.bankid4jakarta.config;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a forwarding header says of one hop, all of it as it was written.
 *
 * @param node who sent the request to that hop; blank where it says nothing
 * @param schemes by which that hop was asked; one, or none where it says nothing
 * @param hosts for which that hop was asked; one, or none where it says nothing
 */
record ForwardedHop(String node, List<String> schemes, List<String> hosts) {

    static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";

    private static final Pattern FOR = parameter("for");
    private static final Pattern PROTO = parameter("proto");
    private static final Pattern HOST = parameter("host");

    /** An address with or without brackets, zone and port, which may be an obfuscated one. */
    private static final Pattern NODE = Pattern.compile(
            "(?:\\[([^]%]+)(?:%[^]]*)?]|([0-9.]+))(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?|([^%\\[\\]]+)(?:%.*)?");

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "(?:^|;)\\s*+" + name + "\\s*+=\\s*+(" + QUOTED + "|[^;\"]*+)", Pattern.CASE_INSENSITIVE);
    }

    /** A hop of which nothing but a node is written. */
    static ForwardedHop plain(String node) {
        return new ForwardedHop(node, List.of(), List.of());
    }

    /** A hop by the standard, whose element is written by its rules. */
    static ForwardedHop standard(String element) {
        List<String> nodes = values(FOR, element);
        return new ForwardedHop(nodes.size() == 1 ? nodes.get(0) : "?", values(PROTO, element), values(HOST, element));
    }

    private static List<String> values(Pattern parameter, String element) {
        return parameter
                .matcher(element)
                .results()
                .map(match -> match.group(1).strip())
                .toList();
    }

    /** The address of the hop; empty for one that is unknown, obfuscated or nonsense. */
    Optional<InetAddress> address() {
        Matcher matcher = NODE.matcher(unquoted(node));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String bracketed = matcher.group(1);
        String address = bracketed != null ? bracketed : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        return Network.literal(address).filter(found -> bracketed == null || bracketed.contains(":"));
    }

    /** A value without the quotes and the space around it. */
    static String unquoted(String value) {
        String text = value.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
