package io.github.bankid4jakarta.it.servers;

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

    /**
     * Starts the server with its applications and waits until it serves them.
     *
     * @param installation what is installed
     * @return the server, which the caller closes
     */
    StartedServer start(Installation installation);
}
