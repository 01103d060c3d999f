package io.github.bankid4jakarta.load;

import java.time.Duration;

/**
 * What one round of calls took.
 *
 * @param calls how many were answered
 * @param elapsed the time on the wall
 * @param serverCpu the processor time of the server
 * @param generatorCpu the processor time of the generator
 */
record Round(long calls, Duration elapsed, Duration serverCpu, Duration generatorCpu) {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    double callsPerSecond() {
        return calls * NANOS_PER_SECOND / elapsed.toNanos();
    }

    /** Microseconds of the server's processor time per call. */
    double serverMicros() {
        return serverCpu.toNanos() / NANOS_PER_MICRO / calls;
    }

    /** How much of one processor the generator used, from 0 to 1. */
    double generatorShare() {
        return (double) generatorCpu.toNanos() / elapsed.toNanos();
    }
}
