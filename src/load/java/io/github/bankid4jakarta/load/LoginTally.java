package io.github.bankid4jakarta.load;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What became of the honest logins. Safe for use by several threads. */
final class LoginTally {

    /** How long a crowd may hold up others at its address, as {@code docs/flow.md} states it, and two polls. */
    static final Duration STATED = Duration.ofSeconds(24);

    private static final double MILLIS = 1000;

    private final LongAdder passed = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder shown = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();
    private final AtomicLong longestMillis = new AtomicLong();
    private final Map<Integer, LongAdder> refusals = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> reasons = new ConcurrentSkipListMap<>();

    void passed() {
        passed.increment();
    }

    /** The page named somebody else. */
    void wrong() {
        wrong.increment();
    }

    void lost(String why) {
        lost.increment();
        reasons.computeIfAbsent(why, key -> new LongAdder()).increment();
    }

    void fault() {
        faults.increment();
    }

    void refused(int status) {
        refusals.computeIfAbsent(status, key -> new LongAdder()).increment();
    }

    /** How long it took from the choice to the code, with all refusals. */
    void waited(Duration time) {
        shown.increment();
        waitedMillis.add(time.toMillis());
        longestMillis.accumulateAndGet(time.toMillis(), Math::max);
        if (time.compareTo(STATED) > 0) {
            late.increment();
        }
    }

    long passes() {
        return passed.sum();
    }

    long wrongs() {
        return wrong.sum();
    }

    long losses() {
        return lost.sum();
    }

    /** How many waited for their code for longer than is stated. */
    long lates() {
        return late.sum();
    }

    /** How many answers had status 500. */
    long faults() {
        return faults.sum();
    }

    void print(Report report) {
        report.line(
                "  honest: %d passed, %d wrong, %d lost, %d waited longer than %d s, %d answers of 500",
                passes(), wrongs(), losses(), lates(), STATED.toSeconds(), faults());
        report.line(
                "  from the choice to the code: mean %.1f s, longest %.1f s; refused and tried again: %s",
                waitedMillis.sum() / MILLIS / Math.max(1, shown.sum()), longestMillis.get() / MILLIS, refusals);
        reasons.forEach((why, count) -> report.line("  lost %d: %s", count.sum(), why));
    }
}
