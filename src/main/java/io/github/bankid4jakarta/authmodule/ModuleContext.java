package io.github.bankid4jakarta.authmodule;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthContext;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;

/**
 * Passes everything on to one module.
 *
 * @param module authenticates
 */
record ModuleContext(BankIdServerAuthModule module) implements ServerAuthContext {

    /** A module for one application, whose callers a container takes through the handler. */
    static ModuleContext of(CallbackHandler handler) throws AuthException {
        BankIdServerAuthModule module = new BankIdServerAuthModule();
        module.initialize(null, null, handler, Map.of());
        return new ModuleContext(module);
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        return module.validateRequest(message, client, service);
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return module.secureResponse(message, service);
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject client) {
        module.cleanSubject(message, client);
    }
}
