package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.page.PageAssets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in where a login cannot be set up: what is protected stays closed, to everybody, and what is not works on. People
 * are told so; what is wrong is for the operator and stays in the log.
 */
public final class ClosedLogin implements Login {

    private final Site site;
    private final ReservedPath reservedPath;
    private final Answers answers;
    private final Routes routes;

    /**
     * Closes an application.
     *
     * @param reservedPath the path, relative to the application, below which the login would lie
     */
    public ClosedLogin(String reservedPath) {
        PageAssets assets = new PageAssets();
        this.site = Site.unknown(reservedPath);
        this.reservedPath = new ReservedPath(reservedPath);
        this.answers = new Answers(false, Optional.empty(), assets);
        this.routes = new Routes().addTree("assets", Set.of("GET"), new AssetEndpoint(assets));
    }

    @Override
    public <S> S authenticate(HttpServletRequest request, HttpServletResponse response, ContainerCall<S> container)
            throws IOException {
        Optional<String> path = reservedPath.below(request);
        if (path.isEmpty() && !container.needsCaller()) {
            return container.anonymous();
        }
        Exchange exchange = new Exchange(site, request, response);
        try {
            routes.serve(exchange, path.orElse(""));
        } catch (Refused nothingThere) {
            answers.refusal(exchange, new Refused(Refusal.NOT_SET_UP));
        }
        return container.answered();
    }

    /** A server that keeps sessions while it is down may have callers from before; who leaves now is not back after the repair. */
    @Override
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        BrowserSession.existing(request).ifPresent(session -> session.leave(response));
    }
}
