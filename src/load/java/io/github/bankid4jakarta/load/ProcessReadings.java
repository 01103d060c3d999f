package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process uses, as the operating system and its own Java machine see it. Linux only.
 *
 * @param pid the process
 */
record ProcessReadings(long pid) {

    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final int BYTES_PER_KB = 1024;

    static ProcessReadings ofThisProcess() {
        return new ProcessReadings(ProcessHandle.current().pid());
    }

    /** The processor time it has used so far, in user mode and in the kernel. */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the process has ended"));
    }

    int threads() throws IOException {
        return (int) number(THREADS, status());
    }

    /** The memory that it holds, in bytes, of which the Java heap is a part. */
    long residentBytes() throws IOException {
        return number(RESIDENT, status()) * BYTES_PER_KB;
    }

    private String status() throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    }

    /** What the heap holds after a full collection. A histogram counts objects that can be reached, whatever the collector. */
    long liveHeapBytes() throws IOException {
        return number(LIVE_BYTES, histogram());
    }

    private String histogram() throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        return new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** How many objects of a class can be reached. */
    long instances(String type) throws IOException {
        Matcher matcher = Pattern.compile("\\s(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(?:\\s|$)")
                .matcher(histogram());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** How many files and connections it has open. */
    long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.count();
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("nothing like " + pattern);
        }
        return Long.parseLong(matcher.group(1));
    }
}
