package io.github.bankid4jakarta.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hops that forwarding headers name, the last one being the proxy's own word. {@code X-Forwarded-For} counts where it is
 * there, else {@code Forwarded} (RFC 7239): most proxies write the former and let through what a client says in the latter.
 *
 * @param header which of them counts; empty where there is neither
 * @param hops as they were written, in their order
 */
record ForwardedHops(Optional<String> header, List<ForwardedHop> hops) {

    static final String FORWARDED = "Forwarded";
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";

    private static final String QUOTED = ForwardedHop.QUOTED;
    private static final String PAIR = "[^\\s\"=;,]++\\s*+=\\s*+(?:" + QUOTED + "|[^\\s\"=;,]*+)";
    /** Only what is written by the rules is an element: what a client began cannot swallow what a proxy adds. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G\\s*+((?:" + PAIR + ")?+(?:\\s*+;\\s*+(?:" + PAIR + ")?+)*+)\\s*+(?:,|$)");

    /** Reads the headers of a request, given all values of a header by its name. */
    static ForwardedHops of(Function<String, List<String>> headers) {
        List<String> plain = headers.apply(X_FORWARDED_FOR);
        if (!plain.isEmpty()) {
            return new ForwardedHops(Optional.of(X_FORWARDED_FOR), plain(plain));
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

    private static List<ForwardedHop> plain(List<String> lines) {
        return Stream.of(String.join(",", lines).split(","))
                .map(ForwardedHop::plain)
                .toList();
    }

    /** Whether the standard header counts, which says of each hop more than its address. */
    boolean areStandard() {
        return header.filter(FORWARDED::equals).isPresent();
    }

    /** One line each, so that a quote that a client left open ends with its own line. */
    private static List<ForwardedHop> elements(String line) {
        List<ForwardedHop> hops = new ArrayList<>();
        Matcher element = ELEMENT.matcher(line);
        int end = 0;
        while (end < line.length() && element.find()) {
            if (!element.group(1).isBlank()) { // an element of nothing counts as not there
                hops.add(ForwardedHop.standard(element.group(1)));
            }
            end = element.end();
        }
        return end < line.length() ? List.of(ForwardedHop.plain("?")) : hops;
    }
}
