package io.github.bankid4jakarta.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What became of the attacks. Safe for use by several threads. */
final class CrowdTally {

    private static final String BROKE_OFF = "broke off";
    private static final int FAULT = 500;

    private final Map<Attack, LongAdder> attacks = new ConcurrentSkipListMap<>();
    private final Map<Attack, Map<String, LongAdder>> answers = new ConcurrentSkipListMap<>();
    private final LongAdder faults = new LongAdder();

    void begins(Attack attack) {
        attacks.computeIfAbsent(attack, key -> new LongAdder()).increment();
    }

    void answered(Attack attack, int status) {
        count(attack, String.valueOf(status));
        if (status == FAULT) {
            faults.increment();
        }
    }

    void brokeOff(Attack attack) {
        count(attack, BROKE_OFF);
    }

    private void count(Attack attack, String what) {
        answers.computeIfAbsent(attack, key -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(what, key -> new LongAdder())
                .increment();
    }

    /** How many answers had status 500. */
    long faults() {
        return faults.sum();
    }

    void print(Report report) {
        for (Map.Entry<Attack, LongAdder> attack : attacks.entrySet()) {
            String what = new TreeMap<>(answers.getOrDefault(attack.getKey(), Map.of()))
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + ": " + entry.getValue())
                            .collect(Collectors.joining(", "));
            report.line(
                    "  %-8s %8d times; answers %s",
                    attack.getKey(), attack.getValue().sum(), what);
        }
    }
}
