package io.github.bankid4jakarta.cdi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged under a name while a test runs. */
final class RecordedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    RecordedLog(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    /** The records at level {@code INFO}, in their order. */
    List<String> informed() {
        return records.stream()
                .filter(logged -> logged.getLevel().equals(Level.INFO))
                .map(LogRecord::getMessage)
                .toList();
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
