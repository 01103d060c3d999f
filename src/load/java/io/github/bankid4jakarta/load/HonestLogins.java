package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Honest people, who come evenly over the time, whatever became of those before them. */
final class HonestLogins {

    private static final int AT_ONCE = 400;
    private static final Duration LONGEST_END = Duration.ofMinutes(10);

    private final URI application;
    private final Neighbourhood addresses;
    private final LoginTally tally;

    HonestLogins(URI application, Neighbourhood addresses, LoginTally tally) {
        this.application = application;
        this.addresses = addresses;
        this.tally = tally;
    }

    /** Lets them come and waits until all have finished. */
    void run(int count, Duration time) throws IOException {
        ScheduledThreadPoolExecutor people = new ScheduledThreadPoolExecutor(AT_ONCE);
        for (int i = 0; i < count; i++) {
            Random random = new Random(i);
            people.schedule(() -> logIn(random), time.toMillis() * i / count, TimeUnit.MILLISECONDS);
        }
        people.shutdown();
        try {
            if (!people.awaitTermination(time.plus(LONGEST_END).toSeconds(), TimeUnit.SECONDS)) {
                people.shutdownNow();
                throw new IOException("honest logins did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void logIn(Random random) {
        List<SimulatedPerson> people = HonestLogin.PEOPLE;
        SimulatedPerson person = people.get(random.nextInt(people.size()));
        new HonestLogin(application, person, addresses.any(random), random, tally).run();
    }
}
