package io.github.bankid4jakarta.load;

import java.util.random.RandomGenerator;

/**
 * The network addresses from which honest people and hostile ones come, as a proxy tells of them. They are those that are kept
 * for measurements.
 *
 * @param size how many; one is a school, an agency or the network of a phone company
 */
record Neighbourhood(int size) {

    private static final int OCTET = 250;
    private static final int FIRST_PORT = 1024;
    private static final int PORTS = 60_000;

    /** Somebody's address. */
    String any(RandomGenerator random) {
        int number = random.nextInt(size);
        return "198.18." + number / OCTET + "." + (1 + number % OCTET);
    }

    /** How a proxy writes an address: some with the port that the connection came from, some without. */
    static String forwarded(String address, RandomGenerator random) {
        return random.nextBoolean() ? address : address + ":" + (FIRST_PORT + random.nextInt(PORTS));
    }
}
