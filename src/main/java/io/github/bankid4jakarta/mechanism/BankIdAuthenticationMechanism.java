package io.github.bankid4jakarta.mechanism;

import io.github.bankid4jakarta.BankIdCallerPrincipal;
import io.github.bankid4jakarta.http.ContainerCall;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.http.Login;
import io.github.bankid4jakarta.identity.BankIdCredential;
import io.github.bankid4jakarta.order.ClaimedLogin;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Authenticates callers with BankID (Jakarta Security 3.0, section 2.2). Hands requests to the login and people who
 * identified to the identity stores. Has no state of its own; safe for use by several threads.
 */
public final class BankIdAuthenticationMechanism implements AnnouncedMechanism {

    private static final System.Logger LOG = System.getLogger(BankIdAuthenticationMechanism.class.getPackageName());

    private final Login login;
    private final IdentityStoreHandler identityStores;

    /**
     * A mechanism over the login of an application.
     *
     * @param login authenticates the requests
     * @param identityStores the application's identity stores, ours among them
     */
    public BankIdAuthenticationMechanism(Login login, IdentityStoreHandler identityStores) {
        this.login = login;
        this.identityStores = identityStores;
    }

    /** Servers write a whole stack trace about an exception, and anybody can hang up as often as they like. */
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return login.authenticate(request, response, new Call(context, identityStores));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.TRACE, "A browser had gone before it was answered");
            return AuthenticationStatus.SEND_CONTINUE;
        }
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        login.forget(request, response);
        context.cleanClientSubject();
    }

    /** A request as Jakarta Security sees it. */
    private record Call(HttpMessageContext context, IdentityStoreHandler identityStores)
            implements ContainerCall<AuthenticationStatus> {

        @Override
        public boolean needsCaller() {
            return context.isProtected() || context.isAuthenticationRequest();
        }

        @Override
        public AuthenticationStatus authenticated(KeptCaller caller) {
            return context.notifyContainerAboutLogin(
                    new BankIdCallerPrincipal(caller.name(), caller.user()), caller.groups());
        }

        @Override
        public AuthenticationStatus anonymous() {
            return context.doNothing();
        }

        @Override
        public AuthenticationStatus answered() {
            return AuthenticationStatus.SEND_CONTINUE;
        }

        @Override
        public void clean() {
            context.cleanClientSubject();
        }

        @Override
        public Optional<KeptCaller> accept(ClaimedLogin login) {
            CredentialValidationResult result =
                    identityStores.validate(new BankIdCredential(login.user(), login.backend(), login.mode()));
            if (result.getStatus() != CredentialValidationResult.Status.VALID) {
                return Optional.empty();
            }
            String name = result.getCallerPrincipal().getName();
            return Optional.of(new KeptCaller(name, login.user(), result.getCallerGroups()));
        }
    }
}
