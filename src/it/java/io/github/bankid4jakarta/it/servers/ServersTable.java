package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What works on which server, as the last runs of the suite found it, and as the documentation shows it. */
final class ServersTable {

    static final String WORKS = "works";
    static final String DOES_NOT = "does-not";

    private static final Path COMMITTED = Path.of("src/it/resources/servers/results.properties");
    private static final String START = "<!-- servers -->\n";
    private static final String END = "<!-- /servers -->";

    private final Map<String, String> results;

    /** A table of results such as {@code wildfly.drop-in=works}. */
    ServersTable(Map<String, String> results) {
        this.results = new TreeMap<>(results);
    }

    /** What is kept with the sources. */
    static ServersTable committed() {
        Map<String, String> results = new TreeMap<>();
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(COMMITTED)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.stringPropertyNames().forEach(key -> results.put(key, properties.getProperty(key)));
        return new ServersTable(results);
    }

    /** Writes a file of properties without the date that Java would put into it. */
    static void store(Path file, Map<String, String> lines) {
        try {
            Files.writeString(
                    file,
                    lines.entrySet().stream()
                            .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean works(String server, Way way) {
        return WORKS.equals(result(server, way));
    }

    /** {@code works} or {@code does-not}; the empty text where nobody has tried. */
    String result(String server, Way way) {
        return results.getOrDefault(key(server, way), "");
    }

    /** Keeps with the sources what a run found. */
    void update(String server, Way way, boolean works) {
        results.put(key(server, way), works ? WORKS : DOES_NOT);
        store(COMMITTED, results);
    }

    private static String key(String server, Way way) {
        return server + "." + way.key();
    }

    /**
     * A page with the table as it is to be.
     *
     * @param page has the two marks between which the table lies
     * @param link what leads from the page to the one that says why something does not work; empty where it is the same
     */
    String within(String page, String link) {
        int start = page.indexOf(START);
        int end = page.indexOf(END);
        if (start < 0 || end < start) {
            throw new AssertionError("the page has no marks around its table of servers");
        }
        return page.substring(0, start + START.length()) + table(link) + page.substring(end);
    }

    private String table(String link) {
        String ways = Stream.of(Way.values()).map(Way::title).collect(Collectors.joining(" | "));
        String lines = Servers.all().stream().map(server -> row(server, link)).collect(Collectors.joining());
        return "\n| server | " + ways + " |\n|" + " --- |".repeat(1 + Way.values().length) + "\n" + lines + "\n";
    }

    private String row(Server server, String link) {
        String cells =
                Stream.of(Way.values()).map(way -> cell(server, way, link)).collect(Collectors.joining(" | "));
        return "| " + server.title() + " | " + cells + " |\n";
    }

    private String cell(Server server, Way way, String link) {
        return works(server.name(), way) ? WORKS : "[does not](" + link + "#" + anchor(server, way) + ")";
    }

    /** Where the documentation says why a way does not work on a server. */
    static String anchor(Server server, Way way) {
        return server.name() + "-" + way.key();
    }

    /** The anchors that the documentation must have. */
    List<String> anchors() {
        return Servers.all().stream()
                .flatMap(server -> Stream.of(Way.values())
                        .filter(way -> !works(server.name(), way))
                        .map(way -> anchor(server, way)))
                .toList();
    }
}
