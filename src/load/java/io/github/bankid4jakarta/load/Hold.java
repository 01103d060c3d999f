package io.github.bankid4jakarta.load;

import java.time.Duration;

/**
 * What happened while all calls waited.
 *
 * @param elapsed the time on the wall
 * @param serverCpu the processor time of the server
 * @param generatorCpu the processor time of the generator
 * @param collects how often BankID was asked
 * @param blanks how many blanks arrived
 */
record Hold(Duration elapsed, Duration serverCpu, Duration generatorCpu, long collects, long blanks) {

    /** How much of one processor the server used, from 0. */
    double serverShare() {
        return (double) serverCpu.toNanos() / elapsed.toNanos();
    }

    /** How much of one processor the generator used, from 0 to 1. */
    double generatorShare() {
        return (double) generatorCpu.toNanos() / elapsed.toNanos();
    }

    double perSecond(long count) {
        return count * 1e9 / elapsed.toNanos();
    }
}
