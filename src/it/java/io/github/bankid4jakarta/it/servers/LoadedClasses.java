package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java machine holds of ours, by the JDK's own tool.
 *
 * @param pid the id of its process, or of the script that started it
 */
record LoadedClasses(long pid) {

    private static final String OURS = "io.github.bankid4jakarta.";
    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +\\[?L?(" + OURS + "\\S+)");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(bankid-[^\"]*)\"");

    /** The classes that have instances after a garbage collection, and how many. */
    Map<String, Long> instances() {
        Map<String, Long> instances = new TreeMap<>();
        tool("GC.run");
        ROW.matcher(tool("GC.class_histogram"))
                .results()
                .forEach(row -> instances.merge(row.group(2), Long.valueOf(row.group(1)), Long::sum));
        return instances;
    }

    /** How many class loaders hold a class of this name, after a garbage collection. */
    long loadersOf(String className) {
        tool("GC.run");
        return Pattern.compile(Pattern.quote(className) + "/")
                .matcher(tool("VM.class_hierarchy", className))
                .results()
                .count();
    }

    /** The threads that carry a name of ours. */
    List<String> threads() {
        return THREAD.matcher(tool("Thread.print"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private String tool(String... command) {
        try {
            Process tool = new ProcessBuilder(
                            Stream.concat(Stream.of(jcmd(), String.valueOf(java())), Stream.of(command))
                                    .toList())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new AssertionError(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String jcmd() {
        return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    }

    private long java() {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(process), process.descendants())
                .filter(candidate -> candidate.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Java runs below process " + pid))
                .pid();
    }
}
