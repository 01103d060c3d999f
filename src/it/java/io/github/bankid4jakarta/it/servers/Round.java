package io.github.bankid4jakarta.it.servers;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * One start of one server, on which the whole suite runs.
 *
 * @param server which is started
 * @param serverLevel whether the login is in the server, rather than in the applications
 */
record Round(Server server, boolean serverLevel) {

    /** The starts by which everything is tried that is said to work on a server. */
    static Stream<Round> of(Server server) {
        return Stream.of(false, true)
                .map(serverLevel -> new Round(server, serverLevel))
                .filter(round -> round.ways().stream().anyMatch(server.ways()::contains));
    }

    /** The ways that it tries. */
    List<Way> ways() {
        return serverLevel ? List.of(Way.SERVER_LEVEL) : List.of(Way.DROP_IN, Way.ANNOTATION);
    }

    Installation installation() {
        return serverLevel
                ? TestApplications.serverLevel(server.features())
                : TestApplications.installation(server.features());
    }

    /** The applications of the installation. */
    List<Place> places(URI address) {
        return serverLevel
                ? List.of(
                        place(Way.SERVER_LEVEL, address.resolve("/"), false),
                        place(Way.SERVER_LEVEL, address.resolve("/app/"), true))
                : List.of(
                        place(Way.DROP_IN, address.resolve("/"), false),
                        place(Way.DROP_IN, address.resolve("/app/"), true),
                        place(Way.ANNOTATION, address.resolve("/annotated/"), false));
    }

    private Place place(Way way, URI address, boolean ownPages) {
        String login = way == Way.ANNOTATION ? TestApplications.STATED_PATH : TestApplications.DEFAULT_PATH;
        return new Place(server, way, address, login, ownPages);
    }

    @Override
    public String toString() {
        return server.name() + (serverLevel ? ", server level" : ", applications");
    }
}
