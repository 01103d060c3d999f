package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.it.Browser;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An application on a running server.
 *
 * @param server where it is
 * @param way how it comes by its login
 * @param address of the application, ending with a slash
 * @param login the path of its login, relative to it, such as {@code /.bankid}
 * @param ownPages whether it has a filter over everything and pages for errors
 */
record Place(Server server, Way way, URI address, String login, boolean ownPages) {

    /** Somebody who has never been here. */
    Visitor visitor() {
        return new Visitor(new Browser(address), login);
    }

    boolean has(Feature feature) {
        return server.features().contains(feature);
    }

    /** The path by which browsers know something of the application. */
    String path(String relative) {
        return address.getPath() + relative.substring(1);
    }

    /** Where browsers are sent that ask for a protected page of the application. */
    String loginFor(String page) {
        return path(login + "/login?return=") + URLEncoder.encode(path(page), StandardCharsets.UTF_8);
    }

    /** As reports name it. */
    @Override
    public String toString() {
        return "%s, %s, %s".formatted(server.name(), way.title(), address.getPath());
    }
}
