package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final TokenBuckets buckets = new TokenBuckets(clock, 3, 3, Duration.ofMinutes(5));

    @Test
    void takeWhenEmptyThenHowLongUntilTheNext() {
        takeAll("a");

        assertThat(buckets.take("a")).hasValue(Duration.ofSeconds(100));
        assertThat(buckets.take("b")).isEmpty();
        clock.advance(Duration.ofSeconds(99));
        assertThat(buckets.take("a")).hasValue(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        assertThat(buckets.take("a")).isEmpty();
    }

    @Test
    void takeWhenOthersAreFullAgainThenTheyAreForgotten() {
        takeAll("a");
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        buckets.take("b");
        assertThat(buckets.size()).isEqualTo(2);

        clock.advance(Duration.ofMillis(1));
        buckets.take("b");
        assertThat(buckets.size()).isEqualTo(1);
    }

    private void takeAll(String key) {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take(key)).isEmpty();
        }
    }
}
