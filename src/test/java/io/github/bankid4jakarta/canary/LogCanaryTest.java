package io.github.bankid4jakarta.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the watch over the log of all tests is on, and bites. */
class LogCanaryTest {

    private static final String NUMBER = "191212121212";

    private final LogWatch watch = new LogWatch();

    @Test
    void thisRunWhenFinestRecordThenRead() {
        LogWatch ofThisRun = Stream.of(Logger.getLogger("").getHandlers())
                .filter(LogWatch.class::isInstance)
                .map(LogWatch.class::cast)
                .findFirst()
                .orElseThrow();
        long before = ofThisRun.records();

        System.getLogger("io.github.bankid4jakarta.order").log(System.Logger.Level.TRACE, "heard");

        assertThat(ofThisRun.records()).isGreaterThan(before);
    }

    static Stream<LogRecord> leaks() {
        return recordsWith(NUMBER);
    }

    static Stream<LogRecord> harmless() {
        return recordsWith("191212121213");
    }

    /** The ways into a record: its message, a parameter, one that the message does not show, what was thrown, its cause. */
    private static Stream<LogRecord> recordsWith(String text) {
        return Stream.of(
                logged("hello " + text),
                with(text, logged("hello {0}")),
                with(text, logged("hello")),
                with(new IllegalStateException(text), logged("hello")),
                with(new IllegalStateException("masked", new IllegalStateException(text)), logged("hello")));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void recordWhenItLeaksThenFailsOnce(LogRecord leak) {
        watch.publish(leak);

        assertThatThrownBy(watch::assertSilent)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(NUMBER);
        assertThatCode(watch::assertSilent).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void recordWhenOneDigitDiffersThenPasses(LogRecord logged) {
        watch.publish(logged);

        assertThatCode(watch::assertSilent).doesNotThrowAnyException();
        assertThat(watch.records()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.github.bankid4jakarta.order", "org.glassfish.jersey.client", "org.junitpioneer"})
    void recordWhenOfAnyoneElseThanTheTestEngineThenRead(String logger) {
        watch.publish(with(logger));
        assertThat(watch.records()).isEqualTo(1);

        watch.publish(with("org.junit.platform.launcher"));
        assertThat(watch.records()).isEqualTo(1);
    }

    @Test
    void nonceWhenTheTestsBrowserAsksThenExemptThereOnly() {
        LogRecord ofTheBrowser = logged("GET https://service.example/.bankid/return?nonce=abc");
        ofTheBrowser.setLoggerName("jdk.internal.httpclient.debug");
        watch.publish(ofTheBrowser);
        assertThatCode(watch::assertSilent).doesNotThrowAnyException();

        watch.publish(logged(ofTheBrowser.getMessage()));
        assertThatThrownBy(watch::assertSilent).hasMessageContaining("one-time nonce");
    }

    private static LogRecord logged(String message) {
        LogRecord logged = new LogRecord(Level.FINEST, message);
        logged.setLoggerName("io.github.bankid4jakarta.order");
        return logged;
    }

    private static LogRecord with(String logger) {
        LogRecord logged = logged("hello");
        logged.setLoggerName(logger);
        return logged;
    }

    private static LogRecord with(Object parameter, LogRecord logged) {
        logged.setParameters(new Object[] {parameter});
        return logged;
    }

    private static LogRecord with(Throwable thrown, LogRecord logged) {
        logged.setThrown(thrown);
        return logged;
    }
}
