package io.github.bankid4jakarta.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has Tomcat take in a caller while the login is answered. Tomcat gives a session yet another id with the first request that
 * it sees a caller in. Were that the first of several that a page sends at once, the others would come with an id that is
 * gone, be anonymous, and take the new id from the browser again.
 */
final class ContainerEntry {

    private static final String UNDER_WAY = "io.github.bankid4jakarta.entry";

    private ContainerEntry() {}

    /** Whether the container asks, within {@link #take}, who calls. */
    static boolean isUnderWay(HttpServletRequest request) {
        return request.getAttribute(UNDER_WAY) != null;
    }

    /** Asks Tomcat to authenticate the request that logs in, which it does by asking us. Other servers need no such thing. */
    static void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Tomcat.serves(request.getServletContext())) {
            return;
        }
        request.setAttribute(UNDER_WAY, true);
        try {
            request.authenticate(response);
        } catch (ServletException e) {
            return; // the next request brings the caller to Tomcat's notice, as it would have done anyway
        } finally {
            request.removeAttribute(UNDER_WAY);
        }
    }
}
