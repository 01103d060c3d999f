package io.github.bankid4jakarta.canary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Reads every record of the log and remembers those that hold what they must not. Safe for any number of threads. */
final class LogWatch extends Handler implements AutoCloseable {

    private static final String OURS = "io.github.bankid4jakarta";

    /** The test engine logs the names of tests, which may well hold a person's number. */
    private static final String TEST_ENGINE = "org.junit.";

    /** The browser of the container tests is made of this, and it logs the addresses that it asks for. */
    private static final String TEST_BROWSER = "jdk.internal.httpclient.";

    /** Kept, or the level set on it would be lost with it. */
    private static final Logger OUR_LOGGER = Logger.getLogger(OURS);

    private static final Logger ROOT = Logger.getLogger("");

    private final Formatter formatter = new SimpleFormatter();
    private final Queue<String> hits = new ConcurrentLinkedQueue<>();
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong ours = new AtomicLong();

    /** Listens to everything from now on, at the finest level. */
    static LogWatch started() {
        LogWatch watch = new LogWatch();
        watch.setLevel(Level.ALL);
        ROOT.setLevel(Level.ALL);
        OUR_LOGGER.setLevel(Level.ALL);
        ROOT.addHandler(watch);
        return watch;
    }

    @Override
    public void publish(LogRecord logged) {
        String logger = String.valueOf(logged.getLoggerName());
        if (logger.startsWith(TEST_ENGINE)) {
            return;
        }
        records.incrementAndGet();
        if (logger.startsWith(OURS)) {
            ours.incrementAndGet();
        }
        String text = text(logged);
        List<String> found = Canaries.inLog(withoutExempt(logger, text));
        if (!found.isEmpty()) {
            hits.add(found + " in a record of " + logger + ": " + text);
        }
    }

    private static String withoutExempt(String logger, String text) {
        return logger.startsWith(TEST_BROWSER) ? Canaries.withoutExempt(text) : text;
    }

    /** Message with its parameters filled in, then the trace of what was thrown; and the parameters that no message shows. */
    private String text(LogRecord logged) {
        return formatter.format(logged) + " " + logged.getMessage() + " " + Arrays.toString(logged.getParameters());
    }

    /** How many records were read. */
    long records() {
        return records.get();
    }

    /** Fails where a record since the last call held what it must not. */
    void assertSilent() {
        List<String> found = new ArrayList<>();
        for (String hit = hits.poll(); hit != null; hit = hits.poll()) {
            found.add(hit);
        }
        if (!found.isEmpty()) {
            throw new AssertionError("The log must not hold this:\n" + String.join("\n", found));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        System.out.printf("Canary: %d log records read, %d of them of the library%n", records.get(), ours.get());
        assertSilent();
    }
}
