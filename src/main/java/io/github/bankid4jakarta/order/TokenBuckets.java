package io.github.bankid4jakarta.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how often something may happen per key. Bounded: the keys that were used longest ago are forgotten first, and those
 * whose buckets are full again with the next use. Safe for use by several threads.
 */
public final class TokenBuckets {

    private static final int MAX_KEYS = 50_000;

    private final Clock clock;
    private final int burst;
    private final double perMillisecond;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * Buckets that are full.
     *
     * @param clock fills them
     * @param burst how much may happen at once; no more than in a minute
     * @param perMinute how often it may happen, 1 or more
     */
    public TokenBuckets(Clock clock, int burst, int perMinute) {
        this(clock, burst, perMinute, Duration.ofMinutes(1));
    }

    /**
     * Buckets that are full.
     *
     * @param clock fills them
     * @param burst how much may happen at once; no more than in a period
     * @param perPeriod how often it may happen in a period, 1 or more
     * @param period how long a period is
     */
    public TokenBuckets(Clock clock, int burst, int perPeriod, Duration period) {
        this.clock = clock;
        this.burst = Math.min(burst, perPeriod);
        this.perMillisecond = perPeriod / (double) period.toMillis();
    }

    /**
     * Takes one token.
     *
     * @param key whose
     * @return empty where there was one, else how long until there is one
     */
    public Optional<Duration> take(String key) {
        return take(key, 0);
    }

    /** Takes one token, but none of those that are kept for others. */
    synchronized Optional<Duration> take(String key, int kept) {
        Instant now = clock.instant();
        forgetFull(now);
        double tokens = Math.min(burst, tokens(buckets.get(key), now));
        double missing = 1 + kept - tokens;
        if (missing > 0) {
            return Optional.of(Duration.ofMillis((long) Math.ceil(missing / perMillisecond)));
        }
        buckets.put(key, new Bucket(tokens - 1, now));
        return Optional.empty();
    }

    /**
     * Gives tokens back. A bucket never holds more than its burst.
     *
     * @param key whose
     * @param tokens how many
     */
    public synchronized void give(String key, int tokens) {
        Instant now = clock.instant();
        buckets.computeIfPresent(key, (name, bucket) -> new Bucket(Math.min(burst, tokens(bucket, now) + tokens), now));
    }

    /** How many keys are remembered. */
    synchronized int size() {
        return buckets.size();
    }

    /** A full bucket says nothing, and its key may be somebody's name or number. */
    private void forgetFull(Instant now) {
        Iterator<Bucket> eldestFirst = buckets.values().iterator();
        while (eldestFirst.hasNext() && tokens(eldestFirst.next(), now) >= burst) {
            eldestFirst.remove();
        }
    }

    private double tokens(Bucket bucket, Instant now) {
        return bucket == null
                ? burst
                : bucket.tokens + Math.max(0, Duration.between(bucket.at, now).toMillis()) * perMillisecond;
    }

    private record Bucket(double tokens, Instant at) {}
}
