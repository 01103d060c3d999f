package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.http.ContainerCall;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.order.ClaimedLogin;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * A request as Jakarta Authentication sees it.
 *
 * @param message the request and its response
 * @param client who calls, as the container will know it
 * @param container takes callers
 * @param application the application that is called
 */
record MessageCall(MessageInfo message, Subject client, CallbackHandler container, ApplicationLogin application)
        implements ContainerCall<AuthStatus> {

    /** Jakarta Authentication 3.0, section 3.8.1.1. */
    private static final String MANDATORY = "jakarta.security.auth.message.MessagePolicy.isMandatory";

    @Override
    public boolean needsCaller() {
        return Boolean.parseBoolean(String.valueOf(message.getMap().get(MANDATORY)));
    }

    @Override
    public AuthStatus authenticated(KeptCaller caller) {
        handle(
                new CallerPrincipalCallback(client, new ServerCaller(caller.name(), caller.user(), caller.groups())),
                new GroupPrincipalCallback(client, caller.groups().toArray(String[]::new)));
        return AuthStatus.SUCCESS;
    }

    @Override
    public AuthStatus anonymous() {
        handle(new CallerPrincipalCallback(client, (Principal) null));
        return AuthStatus.SUCCESS;
    }

    @Override
    public AuthStatus answered() {
        return AuthStatus.SEND_CONTINUE;
    }

    @Override
    public void clean() {
        clean(client);
    }

    /** A server may lend the one that it keeps, which it cleans by itself. */
    static void clean(Subject caller) {
        if (caller != null && !caller.isReadOnly()) {
            caller.getPrincipals().clear();
        }
    }

    @Override
    public Optional<KeptCaller> accept(ClaimedLogin login) {
        return Optional.of(application.caller(login.user()));
    }

    private void handle(Callback... callbacks) {
        try {
            container.handle(callbacks);
        } catch (IOException | UnsupportedCallbackException e) {
            throw new UncheckedCallbackException(e);
        }
    }
}
