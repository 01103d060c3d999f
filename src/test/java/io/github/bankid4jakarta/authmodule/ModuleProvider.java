package io.github.bankid4jakarta.authmodule;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;

/** Hands a server the module once, or several times in a row as a mistaken operator would. */
record ModuleProvider(ApplicationLogins logins, int modules) implements AuthConfigProvider {

    @Override
    public ServerAuthConfig getServerAuthConfig(String layer, String appContext, CallbackHandler handler)
            throws AuthException {
        return new ModuleConfig(layer, appContext, context(handler));
    }

    private ServerAuthContext context(CallbackHandler handler) throws AuthException {
        List<BankIdServerAuthModule> all = new ArrayList<>();
        for (int i = 0; i < modules; i++) {
            BankIdServerAuthModule module = new BankIdServerAuthModule(logins);
            module.initialize(null, null, handler, Map.of());
            all.add(module);
        }
        return new AllOf(List.copyOf(all));
    }

    @Override
    public ClientAuthConfig getClientAuthConfig(String layer, String appContext, CallbackHandler handler) {
        return null;
    }

    @Override
    public void refresh() {}

    /** All modules must succeed, as where a server marks each of them as required. */
    private record AllOf(List<BankIdServerAuthModule> modules) implements ServerAuthContext {

        @Override
        public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
            AuthStatus status = AuthStatus.SEND_FAILURE;
            for (BankIdServerAuthModule module : modules) {
                status = module.validateRequest(message, client, service);
                if (status != AuthStatus.SUCCESS) {
                    return status;
                }
            }
            return status;
        }

        @Override
        public AuthStatus secureResponse(MessageInfo message, Subject service) {
            return modules.get(0).secureResponse(message, service);
        }

        @Override
        public void cleanSubject(MessageInfo message, Subject client) {
            modules.forEach(module -> module.cleanSubject(message, client));
        }
    }
}
