package io.github.bankid4jakarta.authmodule;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ClientAuthConfig;
import jakarta.security.auth.message.config.ServerAuthConfig;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;

/**
 * The class that an operator names to a server which takes providers of modules rather than modules (Jakarta Authentication
 * 3.0, section 2.1.1): it gives applications {@link BankIdServerAuthModule}. GlassFish reads its name in the file
 * {@code auth.conf}, Open Liberty gets it from a feature.
 *
 * <p>Properties that a server hands over are not read; settings come from where those of the module come from. Safe for use by
 * several threads.
 */
public final class BankIdAuthConfigProvider implements AuthConfigProvider {

    /** Jakarta Authentication 3.0, section 3.1. */
    private static final String LAYER = "HttpServlet";

    /**
     * For the server. Where it hands over its factory, the provider registers itself there for all web applications that have
     * no provider of their own.
     *
     * @param properties not read; may be null
     * @param factory where to register; null where the server does that
     */
    public BankIdAuthConfigProvider(Map<String, String> properties, AuthConfigFactory factory) {
        if (factory != null) {
            factory.registerConfigProvider(this, LAYER, null, "Login with BankID");
        }
    }

    /**
     * What authenticates the requests of an application.
     *
     * @return null for other layers than that of servlets, whose messages the module does not know
     * @throws AuthException where the module cannot be set up
     */
    @Override
    public ServerAuthConfig getServerAuthConfig(String layer, String appContext, CallbackHandler handler)
            throws AuthException {
        return LAYER.equals(layer) ? new ModuleConfig(layer, appContext, ModuleContext.of(handler)) : null;
    }

    /**
     * Nothing, as this is about requests that a server receives.
     *
     * @return null
     */
    @Override
    public ClientAuthConfig getClientAuthConfig(String layer, String appContext, CallbackHandler handler) {
        return null;
    }

    @Override
    public void refresh() {
        // an application keeps the settings that its first request found
    }
}
