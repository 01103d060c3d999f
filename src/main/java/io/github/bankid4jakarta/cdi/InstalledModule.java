package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.config.ConfigurationProblem;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.AuthConfigProvider;
import jakarta.security.auth.message.config.ServerAuthConfig;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;

/**
 * Finds out whether the server itself gives its applications the login, by the standard way of asking for their
 * authentication modules (Jakarta Authentication 3.0, chapter 2). Then there is nothing left to do for an application, and one
 * that brings a login of its own has one too many.
 */
final class InstalledModule {

    private static final String LAYER = "HttpServlet";
    private static final String KEEPS_THE_FIRST = "org.apache.catalina.authenticator.jaspic.SimpleAuthConfigProvider";

    private InstalledModule() {}

    /** Whether the module serves every application of this server. */
    static boolean isThere() {
        try {
            AuthConfigFactory factory = AuthConfigFactory.getFactory();
            return factory != null && isAmong(factory.getConfigProvider(LAYER, null, null));
        } catch (LinkageError | RuntimeException | AuthException | ReflectiveOperationException e) {
            return false; // a server that cannot tell, or cannot make its modules, has none of ours at work
        }
    }

    private static boolean isAmong(AuthConfigProvider provider) throws AuthException, ReflectiveOperationException {
        if (provider == null) {
            return false;
        }
        Listener listener = new Listener();
        ServerAuthConfig config =
                withoutMemory(provider).getServerAuthConfig(LAYER, InstalledModule.class.getName(), listener);
        makeModules(config);
        return listener.heard.get();
    }

    /** Some servers insist on a map of properties, and others take one for that of an application, which this is not. */
    private static void makeModules(ServerAuthConfig config) throws AuthException {
        try {
            config.getAuthContext(contextId(config), null, Map.of());
        } catch (RuntimeException e) {
            config.getAuthContext(contextId(config), null, null);
        }
    }

    /** Some servers make the modules for one message, of which no more than its type counts here. */
    private static String contextId(ServerAuthConfig config) {
        try {
            String id = config.getAuthContextID(NoMessage.ofNobody());
            return id == null ? LAYER : id;
        } catch (RuntimeException e) {
            return LAYER; // a server that looks into the message has one context for all of them
        }
    }

    /**
     * Tomcat's own provider keeps what it made for the first who asked, and hands it to every application. Were that us, no
     * caller would ever reach the server, whoever the module is of: so a second provider with the same properties is asked.
     */
    private static AuthConfigProvider withoutMemory(AuthConfigProvider provider) throws ReflectiveOperationException {
        Class<?> type = provider.getClass();
        if (!type.getName().equals(KEEPS_THE_FIRST)) {
            return provider;
        }
        Field properties = type.getDeclaredField("properties");
        properties.setAccessible(true);
        return (AuthConfigProvider)
                type.getConstructor(Map.class, AuthConfigFactory.class).newInstance(properties.get(provider), null);
    }

    /** What is wrong where the server has the module and the application holds the library all the same. */
    static Optional<ConfigurationProblem> copyIn(ClassLoader application) {
        return holdsCopy(application)
                ? Optional.of(new ConfigurationProblem(
                        "WEB-INF/lib",
                        "the application holds bankid4jakarta, and the server gives it the login already",
                        "Remove the JAR from the application, or the module from the server's configuration"))
                : Optional.empty();
    }

    /** Some servers let an application's own copy hide behind theirs. */
    private static boolean holdsCopy(ClassLoader application) {
        String path = BankIdExtension.class.getName().replace('.', '/') + ".class";
        try {
            return BankIdExtension.class.getClassLoader() == application
                    || Collections.list(application.getResources(path)).size() > 1;
        } catch (IOException e) {
            return false; // what cannot be read cannot be loaded either
        }
    }

    /**
     * Takes the place of the server's own handler. A module of ours, also one of another class loader, knows this class by
     * its name and answers; any other never calls it outside a request.
     */
    static final class Listener implements CallbackHandler {

        private final AtomicBoolean heard = new AtomicBoolean();

        @Override
        public void handle(Callback[] callbacks) {
            heard.set(true);
        }
    }
}
