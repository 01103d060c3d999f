package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.order.ClaimedLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The login with BankID, over the endpoints of one application. Has no state of its own. */
public final class BankIdLoginFlow implements Login {

    private final BankIdEndpoints endpoints;
    private final BankIdEvents events;

    /**
     * A login over endpoints.
     *
     * @param endpoints serve the reserved path and keep the caller
     * @param events where to tell who came in and who did not
     */
    public BankIdLoginFlow(BankIdEndpoints endpoints, BankIdEvents events) {
        this.endpoints = endpoints;
        this.events = events;
    }

    @Override
    public <S> S authenticate(HttpServletRequest request, HttpServletResponse response, ContainerCall<S> container)
            throws IOException {
        LoginOutcome outcome = endpoints.serve(request, response);
        if (outcome instanceof LoginOutcome.NotOurs) {
            return pass(request, response, container);
        }
        if (outcome instanceof LoginOutcome.Authenticated authenticated) {
            logIn(container, authenticated.login(), authenticated.exchange());
        } else if (outcome instanceof LoginOutcome.LoggedOut loggedOut) {
            container.clean();
            endpoints.farewell(loggedOut.exchange());
        }
        return container.answered();
    }

    private <S> S pass(HttpServletRequest request, HttpServletResponse response, ContainerCall<S> container)
            throws IOException {
        Optional<KeptCaller> caller = endpoints.caller(request);
        if (caller.isPresent()) {
            return container.authenticated(caller.get());
        }
        if (!container.needsCaller()) {
            return container.anonymous();
        }
        endpoints.challenge(request, response);
        return container.answered();
    }

    /** Whatever goes wrong here, in an application's identity store for one, logs nobody in. */
    private void logIn(ContainerCall<?> container, ClaimedLogin login, Exchange exchange) throws IOException {
        try {
            accept(container, login, exchange);
        } catch (RuntimeException e) {
            endpoints.failed(exchange, e);
        } finally {
            endpoints.decided(exchange);
        }
    }

    private void accept(ContainerCall<?> container, ClaimedLogin login, Exchange exchange) throws IOException {
        Optional<KeptCaller> caller = container.accept(login);
        if (caller.isEmpty()) {
            events.publish(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.NOT_ACCEPTED));
            endpoints.notAccepted(exchange);
            return;
        }
        endpoints.welcome(exchange, caller.get());
        events.publish(new BankIdEvent.CallerAuthenticated(login.backend(), login.mode()));
    }

    @Override
    public void forget(HttpServletRequest request, HttpServletResponse response) {
        endpoints.forget(request, response);
    }
}
