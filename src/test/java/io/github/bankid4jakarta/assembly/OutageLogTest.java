package io.github.bankid4jakarta.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.VirtualClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the operator is told of an outage, and how often. */
class OutageLogTest {

    private static final String DEAD = "WARNING The backend cannot be used: dead";
    private static final String REFUSED = "WARNING The backend cannot be used: refused";

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final OutageLog outages = new OutageLog("The backend", clock);
    private final OutageLines log = new OutageLines();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void workedWhenNothingFailedThenSilence() {
        outages.worked();
        outages.worked();

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void failedWhenForHoursThenOneLineAndOneAtTheEnd() {
        for (int minute = 0; minute < 120; minute++) {
            outages.failed("dead");
            clock.advanceSeconds(60);
        }
        outages.worked();
        outages.worked();

        assertThat(log.lines())
                .containsExactly(DEAD, "INFO The backend can be used again, 7200 s after that was noticed");
    }

    @Test
    void failedWhenInTurnsWithSuccessThenOnceAMinute() {
        for (int second = 0; second < 180; second++) {
            outages.failed("dead");
            outages.worked();
            clock.advanceSeconds(1);
        }

        String over = "INFO The backend can be used again, 0 s after that was noticed";
        assertThat(log.lines()).containsExactly(DEAD, over, DEAD, over, DEAD, over);
    }

    @Test
    void failedWhenInAnotherWayThenToldOfThatAfterAMinute() {
        outages.failed("dead");
        clock.advanceSeconds(59);
        outages.failed("refused");
        assertThat(log.lines()).containsExactly(DEAD);

        clock.advanceSeconds(1);
        outages.failed("refused");
        assertThat(log.lines()).containsExactly(DEAD, REFUSED);
    }
}
