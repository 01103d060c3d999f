package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BodyReadingTest {

    private static final int UNKNOWN = -1;
    private static final Duration BLINK = Duration.ofMillis(1);
    private static final Duration REST = BodyReading.DEADLINE.minus(BodyReading.MOMENT);

    private final VirtualTimer timer = new VirtualTimer(new VirtualClock(Instant.parse("2026-11-24T10:00:00Z")));
    private final BodyReading bodies = new BodyReading(timer);
    private final ExecutorService container = Executors.newCachedThreadPool();

    @AfterEach
    void endContainer() {
        container.shutdownNow();
    }

    @Test
    void bodyWhenItCameWithItsHeadThenReadAndNobodyWatches() {
        timer.shutdown();

        assertThat(read(new ByteArrayInputStream("mode=qr".getBytes(StandardCharsets.US_ASCII)), 7).text)
                .hasValue("mode=qr");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, UNKNOWN})
    void bodyWhenItComesJustInTimeThenRead(int length) throws Exception {
        BodyLine line = BodyLine.silent();
        Future<Outcome> reading = reading(line, length);
        line.awaitReader();
        timer.advance(BodyReading.MOMENT);
        timer.advance(REST.minus(BLINK));

        line.send("mode=qr").end();

        assertThat(outcome(reading).text).hasValue("mode=qr");
        assertThat(timer.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, UNKNOWN})
    void bodyWhenNothingComesThenGivenUpAtTheDeadline(int length) throws Exception {
        BodyLine line = BodyLine.silent();
        Future<Outcome> reading = reading(line, length);
        line.awaitReader();
        timer.advance(BodyReading.MOMENT);
        timer.advance(REST.minus(BLINK));
        assertThat(reading.isDone()).isFalse();

        timer.advance(BLINK);

        assertThat(outcome(reading)).isEqualTo(refused(Refusal.TOO_SLOW));
    }

    @Test
    void bodyWhenItDripsThenGivenUpAtTheSameDeadline() throws Exception {
        BodyLine line = BodyLine.silent();
        Future<Outcome> reading = reading(line, 100);
        for (Duration time = Duration.ZERO; time.compareTo(BodyReading.DEADLINE) < 0; time = time.plusMillis(250)) {
            line.awaitReader();
            line.send("x");
            line.awaitReader();
            line.send("x");
            timer.advance(Duration.ofMillis(250));
        }

        assertThat(outcome(reading)).isEqualTo(refused(Refusal.TOO_SLOW));
    }

    @Test
    void bodyWhenTheServerReadsOnInSpiteOfTheInterruptThenGivenUpWithTheNextByte() throws Exception {
        BodyLine line = BodyLine.deaf();
        Future<Outcome> reading = reading(line, 9);
        line.awaitReader();
        timer.advance(BodyReading.DEADLINE);
        assertThat(reading.isDone()).isFalse();

        line.send("x");

        assertThat(outcome(reading)).isEqualTo(refused(Refusal.TOO_SLOW));
    }

    @Test
    void bodiesWhenManyAreSlowThenOnlyAFewMayBe() throws Exception {
        List<BodyLine> lines = Stream.generate(BodyLine::silent)
                .limit(BodyReading.SLOW_AT_ONCE + 1L)
                .toList();
        List<CompletableFuture<Outcome>> readings = new ArrayList<>();
        for (BodyLine line : lines) {
            readings.add(reading(line, 7));
            line.awaitReader();
        }

        timer.advance(BodyReading.MOMENT);

        assertThat(CompletableFuture.anyOf(readings.toArray(CompletableFuture[]::new))
                        .get(20, TimeUnit.SECONDS))
                .isEqualTo(refused(Refusal.CROWDED));
        assertThat(readings).filteredOn(CompletableFuture::isDone).hasSize(1);
        lines.forEach(line -> line.send("mode=qr"));
        for (CompletableFuture<Outcome> reading : readings) {
            outcome(reading);
        }
        assertThat(readings)
                .filteredOn(reading -> reading.join().text.isPresent())
                .hasSize(BodyReading.SLOW_AT_ONCE);
        assertALateOneIsRead();
    }

    /** The places are free again. */
    private void assertALateOneIsRead() throws Exception {
        BodyLine line = BodyLine.silent();
        Future<Outcome> reading = reading(line, 7);
        line.awaitReader();
        timer.advance(BodyReading.MOMENT);
        line.send("mode=qr");
        assertThat(outcome(reading).text).hasValue("mode=qr");
    }

    @Test
    void refusalWhenCrowdedThenSaysWhenToComeAgain() {
        timer.shutdown();

        assertThatThrownBy(() -> bodies.read(request(BodyLine.silent(), 9)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.retryAfter())
                        .hasValue(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {9, UNKNOWN})
    void bodyWhenTheConnectionBreaksThenRefused(int length) throws Exception {
        assertThat(outcome(reading(BodyLine.silent().send("mode=q").breakOff(), length)))
                .isEqualTo(refused(Refusal.BROKEN_OFF));
    }

    @Test
    void bodyWhenTheServerWaitsNoLongerThenRefusedAsTooSlow() throws Exception {
        assertThat(outcome(reading(BodyLine.silent().send("mode=q").timeOut(), 9)))
                .isEqualTo(refused(Refusal.TOO_SLOW));
    }

    @Test
    void bodyWhenItEndsBeforeItsLengthThenRefused() throws Exception {
        assertThat(outcome(reading(BodyLine.silent().send("mode=qr").end(), 8))).isEqualTo(refused(Refusal.BROKEN_OFF));
        assertThat(outcome(reading(BodyLine.silent().send("mode=qr").end(), 7)).text)
                .hasValue("mode=qr");
    }

    private static HttpServletRequest request(InputStream in, long length) {
        return new FakeBrowser()
                .post("/.bankid/auth")
                .arriving("application/x-www-form-urlencoded", in, length)
                .request();
    }

    private CompletableFuture<Outcome> reading(InputStream in, long length) {
        return CompletableFuture.supplyAsync(() -> read(in, length), container);
    }

    /** The thread goes back to the container as it came. */
    private Outcome read(InputStream in, long length) {
        Outcome outcome;
        try {
            outcome = new Outcome(
                    Optional.of(new String(bodies.read(request(in, length)), StandardCharsets.US_ASCII)), null);
        } catch (Refused refused) {
            outcome = refused(refused.refusal());
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        return outcome;
    }

    private static Outcome outcome(Future<Outcome> reading) throws Exception {
        return reading.get(20, TimeUnit.SECONDS);
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome(Optional.empty(), refusal);
    }

    private record Outcome(Optional<String> text, Refusal refusal) {}
}
