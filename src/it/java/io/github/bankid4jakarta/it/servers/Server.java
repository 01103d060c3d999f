package io.github.bankid4jakarta.it.servers;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server product in one version, as it comes from its makers. */
interface Server {

    /** By which {@code -Dservers=} chooses it, such as {@code wildfly}. */
    String name();

    /** Product and version as the documentation names them. */
    String title();

    /** What applications find there. */
    Set<Feature> features();

    /** The ways that are said to work there. */
    Set<Way> ways();

    /** Why it cannot be started on this machine, where it cannot. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Lines of its configuration that the documentation tells operators, word for word. */
    default List<String> instructions() {
        return List.of();
    }

    /**
     * Starts the server with its applications and waits until it serves them.
     *
     * @param installation what is installed
     * @return the server, which the caller closes
     */
    StartedServer start(Installation installation);
}
