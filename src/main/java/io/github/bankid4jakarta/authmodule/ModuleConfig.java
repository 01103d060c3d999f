package io.github.bankid4jakarta.authmodule;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthConfig;
import jakarta.security.auth.message.config.ServerAuthContext;
import java.util.Map;
import javax.security.auth.Subject;

/**
 * One application as a server sees it, all of whose requests one module authenticates.
 *
 * @param layer that of servlets
 * @param application as the server names it, such as {@code server /app}
 * @param context authenticates its requests
 */
record ModuleConfig(String layer, String application, ServerAuthContext context) implements ServerAuthConfig {

    @Override
    public String getMessageLayer() {
        return layer;
    }

    @Override
    public String getAppContext() {
        return application;
    }

    @Override
    public String getAuthContextID(MessageInfo message) {
        return application;
    }

    @Override
    public ServerAuthContext getAuthContext(String id, Subject service, Map<String, Object> properties) {
        return context;
    }

    @Override
    public void refresh() {
        // nothing here changes
    }

    /** The module serves its reserved path in every application. */
    @Override
    public boolean isProtected() {
        return true;
    }
}
