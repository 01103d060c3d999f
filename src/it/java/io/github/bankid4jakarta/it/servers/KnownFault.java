package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a server's makers got wrong and may put right any day, or what goes wrong by chance: told on the output, and no test
 * depends on it.
 *
 * @param server whose fault it is
 * @param what it is about
 */
record KnownFault(Server server, String what) {

    /** Insists on one of two outcomes, and tells which it is. */
    <T> void tell(T seen, T wrong, T right) {
        assertThat(seen).as("%s on %s", what, server.title()).isIn(wrong, right);
        System.out.printf(
                "%s: %s is %s: %s%n",
                server.title(), what, seen.equals(right) ? "right now" : "wrong, as is known", seen);
    }
}
