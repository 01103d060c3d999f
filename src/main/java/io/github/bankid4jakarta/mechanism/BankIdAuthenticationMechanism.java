package io.github.bankid4jakarta.mechanism;

import io.github.bankid4jakarta.BankIdCallerPrincipal;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.http.BankIdEndpoints;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.http.LoginOutcome;
import io.github.bankid4jakarta.identity.BankIdCredential;
import io.github.bankid4jakarta.order.ClaimedLogin;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Authenticates callers with BankID (Jakarta Security 3.0, section 2.2). Serves the reserved path, hands completed orders to
 * the identity stores, tells the container on each request who its session belongs to, and asks for a login where one is
 * needed. Has no state of its own; safe for use by several threads.
 */
public final class BankIdAuthenticationMechanism implements HttpAuthenticationMechanism {

    private final BankIdEndpoints endpoints;
    private final IdentityStoreHandler identityStores;
    private final BankIdEvents events;

    /**
     * A mechanism over the endpoints of an application.
     *
     * @param endpoints serve the reserved path and keep the caller
     * @param identityStores the application's identity stores, ours among them
     * @param events where to tell who came in and who did not
     */
    public BankIdAuthenticationMechanism(
            BankIdEndpoints endpoints, IdentityStoreHandler identityStores, BankIdEvents events) {
        this.endpoints = endpoints;
        this.identityStores = identityStores;
        this.events = events;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            LoginOutcome outcome = endpoints.serve(request, response);
            if (outcome instanceof LoginOutcome.NotOurs) {
                return pass(request, response, context);
            }
            if (outcome instanceof LoginOutcome.Authenticated authenticated) {
                logIn(request, response, authenticated.login());
            } else if (outcome instanceof LoginOutcome.LoggedOut) {
                context.cleanClientSubject();
            }
            return AuthenticationStatus.SEND_CONTINUE;
        } catch (IOException e) {
            throw new AuthenticationException("The browser has gone", e);
        }
    }

    private AuthenticationStatus pass(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        Optional<KeptCaller> caller = endpoints.caller(request);
        if (caller.isPresent()) {
            KeptCaller kept = caller.get();
            return context.notifyContainerAboutLogin(
                    new BankIdCallerPrincipal(kept.name(), kept.user()), kept.groups());
        }
        if (!context.isProtected() && !context.isAuthenticationRequest()) {
            return context.doNothing();
        }
        endpoints.challenge(request, response);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Whatever goes wrong here, in an application's identity store for one, logs nobody in. */
    private void logIn(HttpServletRequest request, HttpServletResponse response, ClaimedLogin login)
            throws IOException {
        try {
            accept(request, response, login);
        } catch (RuntimeException e) {
            endpoints.failed(request, response, e);
        }
    }

    private void accept(HttpServletRequest request, HttpServletResponse response, ClaimedLogin login)
            throws IOException {
        CredentialValidationResult result =
                identityStores.validate(new BankIdCredential(login.user(), login.backend(), login.mode()));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            events.publish(new BankIdEvent.LoginRefused(BankIdEvent.Refusal.NOT_ACCEPTED));
            endpoints.notAccepted(request, response);
            return;
        }
        String name = result.getCallerPrincipal().getName();
        endpoints.welcome(request, response, new KeptCaller(name, login.user(), result.getCallerGroups()));
        events.publish(new BankIdEvent.CallerAuthenticated(login.backend(), login.mode()));
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        endpoints.forget(request, response);
        context.cleanClientSubject();
    }
}
