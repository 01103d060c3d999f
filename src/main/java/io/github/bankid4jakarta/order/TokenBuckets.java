package io.github.bankid4jakarta.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Limits how often something may happen per key. Bounded: the keys that were used longest ago are forgotten first. Safe for
 * use by several threads.
 */
public final class TokenBuckets {

    private static final int MAX_KEYS = 50_000;
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

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
        this.clock = clock;
        this.burst = Math.min(burst, perMinute);
        this.perMillisecond = perMinute / MINUTE;
    }

    /**
     * Takes one token.
     *
     * @param key whose
     * @return empty where there was one, else how long until there is one
     */
    public synchronized Optional<Duration> take(String key) {
        Instant now = clock.instant();
        double tokens = Math.min(burst, tokens(buckets.get(key), now));
        if (tokens < 1) {
            return Optional.of(Duration.ofMillis((long) Math.ceil((1 - tokens) / perMillisecond)));
        }
        buckets.put(key, new Bucket(tokens - 1, now));
        return Optional.empty();
    }

    private double tokens(Bucket bucket, Instant now) {
        return bucket == null
                ? burst
                : bucket.tokens + Math.max(0, Duration.between(bucket.at, now).toMillis()) * perMillisecond;
    }

    private record Bucket(double tokens, Instant at) {}
}
