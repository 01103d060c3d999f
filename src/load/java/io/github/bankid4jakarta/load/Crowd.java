package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Hostile people, each on a connection of their own and without pause but for a moment. Ten seconds of each minute all of them
 * fall silent in the middle of what they send, at once.
 */
final class Crowd {

    private static final int LONGEST_PAUSE_MILLIS = 400;
    private static final Duration LONGEST_END = Duration.ofMinutes(2);
    private static final long WAVE_EACH_SECONDS = 60;
    private static final long WAVE_BEGINS = 20;
    private static final long WAVE_ENDS = 30;

    private final InetSocketAddress server;
    private final Neighbourhood addresses;
    private final CrowdTally tally;
    private final ExecutorService people;
    private final long start = System.nanoTime();
    private volatile boolean over;

    private Crowd(InetSocketAddress server, Neighbourhood addresses, int size, CrowdTally tally) {
        this.server = server;
        this.addresses = addresses;
        this.tally = tally;
        this.people = Executors.newFixedThreadPool(size);
    }

    /** Lets as many come as there are. */
    static Crowd gather(InetSocketAddress server, Neighbourhood addresses, int size, CrowdTally tally) {
        Crowd crowd = new Crowd(server, addresses, size, tally);
        List<Random> randoms = IntStream.range(0, size).mapToObj(Random::new).toList();
        randoms.forEach(random -> crowd.people.execute(() -> crowd.attack(random)));
        return crowd;
    }

    private void attack(RandomGenerator random) {
        while (!over) {
            Attack attack = isWave() ? Attack.CUT : Attack.any(random);
            tally.begins(attack);
            try (Stranger stranger =
                    new Stranger(server, random, addresses.any(random), status -> tally.answered(attack, status))) {
                attack.run(stranger);
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            } catch (IOException | RuntimeException e) {
                tally.brokeOff(attack);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isWave() {
        long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) % WAVE_EACH_SECONDS;
        return second >= WAVE_BEGINS && second < WAVE_ENDS;
    }

    /** Sends everybody home. */
    void close() {
        over = true;
        people.shutdown();
        try {
            if (!people.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                people.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
