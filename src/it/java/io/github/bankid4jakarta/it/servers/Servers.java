package io.github.bankid4jakarta.it.servers;

import java.util.List;
import java.util.stream.Stream;

/** Every server that the suite runs on. */
final class Servers {

    private Servers() {}

    /** All of them, in the order in which the documentation lists them. */
    static List<Server> all() {
        return List.of(
                PayaraMicroServer.onJdkOfTests(),
                PayaraMicroServer.onJdk25(),
                PayaraMicroServer.version7(),
                new WildFlyServer(),
                new LibertyServer(),
                GlassFishServer.version7(),
                GlassFishServer.version8(),
                TomcatServer.version10(),
                TomcatServer.version11());
    }

    /** Those that {@code -Dservers=} names; the others are told on the output, where they cannot be started here. */
    static List<Server> chosen() {
        return Stream.of(System.getProperty("servers", "payara-micro").split("[, ]+"))
                .filter(name -> !name.isEmpty())
                .map(Servers::named)
                .filter(Servers::isThere)
                .toList();
    }

    /** The one that a name chooses. */
    static Server named(String name) {
        return all().stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no server " + name + " in "
                        + all().stream().map(Server::name).toList()));
    }

    private static boolean isThere(Server server) {
        server.missing().ifPresent(reason -> System.out.printf("Skipped: %s, because %s%n", server.title(), reason));
        return server.missing().isEmpty();
    }
}
