package io.github.bankid4jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the guide to the gateway starts a node of a cluster, so that what is tested is what readers type.
 *
 * @param systemProperties those of the Java machine
 * @param serverOptions those of the server that have to do with the cluster
 */
record ClusterCommand(Map<String, String> systemProperties, List<String> serverOptions) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```shell\n(java .*? payara-micro\\.jar.*?)^```$");
    private static final Pattern PROPERTY = Pattern.compile("-D(\\S+?)=(\\S+)");
    private static final Pattern CLUSTER_OPTION = Pattern.compile("(--clusterName|--clusterMode|--interfaces) (\\S+)");
    private static final String FIRST = "10.0.0.11";
    private static final String SECOND = "10.0.0.12";
    private static final String PORT = ":6900";

    static ClusterCommand ofTheGuide() {
        String block = BLOCK.matcher(page())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the guide starts no node"));
        return new ClusterCommand(
                PROPERTY.matcher(block)
                        .results()
                        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2))),
                CLUSTER_OPTION
                        .matcher(block)
                        .results()
                        .map(MatchResult::group)
                        .flatMap(option -> Stream.of(option.split(" ")))
                        .toList());
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs/gateway.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for nodes on one address, each with a port of its own, in a cluster of their own. */
    ClusterCommand on(String address, int[] ports, int node) {
        List<String> here = serverOptions.stream()
                .map(option -> option.replace(FIRST + PORT, address + ":" + ports[0])
                        .replace(SECOND + PORT, address + ":" + ports[1])
                        .replace(FIRST, address)
                        .replaceFirst("^bankid$", "bankid-test-" + ports[0]))
                .toList();
        return new ClusterCommand(
                systemProperties,
                Stream.concat(here.stream(), Stream.of("--startport", String.valueOf(ports[node])))
                        .toList());
    }
}
