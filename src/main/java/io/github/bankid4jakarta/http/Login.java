package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Authenticates the requests of one application. Safe for use by several threads. */
public interface Login {

    /**
     * Serves the reserved path, tells the container whom the request's session belongs to, and asks for a login where one is
     * needed.
     *
     * @param request the request
     * @param response its response
     * @param container the container's side of it
     * @param <S> how the container's API says what became of the request
     * @return what became of the request
     * @throws IOException where the browser has gone
     */
    <S> S authenticate(HttpServletRequest request, HttpServletResponse response, ContainerCall<S> container)
            throws IOException;

    /**
     * Forgets the caller of a session that goes on, as after {@code request.logout()}; the session gets a new id.
     *
     * @param request the request
     * @param response its response
     */
    void forget(HttpServletRequest request, HttpServletResponse response);
}
