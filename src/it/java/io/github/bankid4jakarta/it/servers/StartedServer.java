package io.github.bankid4jakarta.it.servers;

import java.net.URI;

/** A running server. */
public interface StartedServer extends AutoCloseable {

    /**
     * The address of the server, on this machine.
     *
     * @return such as {@code http://localhost:18080}, without a path
     */
    URI address();

    /** The id of its process. */
    long pid();

    /** Everything that it wrote to its output and its log so far. */
    String log();

    /** Stops it and waits until it has stopped. */
    @Override
    void close();
}
