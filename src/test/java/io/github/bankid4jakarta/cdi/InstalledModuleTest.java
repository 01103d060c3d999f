package io.github.bankid4jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.config.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.apache.catalina.authenticator.jaspic.AuthConfigFactoryImpl;
import org.apache.catalina.authenticator.jaspic.SimpleAuthConfigProvider;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application with CDI on a server that has the module, as Tomcat would install it. */
class InstalledModuleTest {

    private static final String MODULE = "org.apache.catalina.authenticator.jaspic.ServerAuthModule.1";
    private static final String OURS = "io.github.bankid4jakarta.authmodule.BankIdServerAuthModule";

    private final AuthConfigFactory factory = new AuthConfigFactoryImpl();
    private final ClassLoader context = Thread.currentThread().getContextClassLoader();

    @BeforeEach
    void startServer() {
        AuthConfigFactory.setFactory(factory);
    }

    @AfterEach
    void stopServer() {
        AuthConfigFactory.setFactory(new AuthConfigFactoryImpl());
        Thread.currentThread().setContextClassLoader(context);
    }

    @Test
    void isThereWhenInstalledForAllApplicationsThenTrue() {
        install(OURS);

        assertThat(InstalledModule.isThere()).isTrue();
    }

    @Test
    void isThereWhenNothingOrSomethingElseIsInstalledThenFalse() {
        assertThat(InstalledModule.isThere()).isFalse();

        install("org.example.AnotherModule");

        assertThat(InstalledModule.isThere()).isFalse();
    }

    /** Tomcat's provider keeps what it made for whoever asked first. */
    @Test
    void isThereWhenAskedThenTheServersOwnHandlerIsStillTheOneThatModulesGet() throws AuthException {
        install(RecordingModule.class.getName());
        CallbackHandler ofServer = callbacks -> {};

        assertThat(InstalledModule.isThere()).isFalse();

        factory.getConfigProvider("HttpServlet", "server /app", null)
                .getServerAuthConfig("HttpServlet", "server /app", ofServer)
                .getAuthContext("server /app", null, Map.of());
        assertThat(RecordingModule.lastHandler).isSameAs(ofServer);
    }

    @Test
    void deployWhenTheServerHasTheLibraryAndTheModuleThenNothingIsAdded() throws Exception {
        install(OURS);
        try (URLClassLoader application = new URLClassLoader(new URL[0], context)) {
            Thread.currentThread().setContextClassLoader(application);
            try (WeldContainer container = deploy()) {
                assertThat(container.select(HttpAuthenticationMechanism.class).isUnsatisfied())
                        .isTrue();
            }
        }
    }

    @Test
    void deployWhenTheApplicationHoldsTheLibraryTooThenProblem() {
        install(OURS);

        assertThatThrownBy(this::deploy)
                .hasMessageContaining("WEB-INF/lib: the application holds bankid4jakarta, and the server gives it the"
                        + " login already. Remove the JAR from the application, or the module from the server's"
                        + " configuration.");
    }

    @Test
    void deployWhenTheApplicationStatesALoginThenProblem() throws IOException {
        install(OURS);
        try (URLClassLoader application = new URLClassLoader(new URL[0], context)) {
            Thread.currentThread().setContextClassLoader(application);
            assertThatThrownBy(() -> deploy(Stated.class))
                    .hasMessageContaining("@BankIdAuthenticationMechanismDefinition: the application states a login");
        }
    }

    private void install(String module) {
        factory.registerConfigProvider(
                new SimpleAuthConfigProvider(Map.of(MODULE, module), null), "HttpServlet", null, "all applications");
    }

    private WeldContainer deploy(Class<?>... beans) {
        try {
            return new Weld()
                    .disableDiscovery()
                    .addExtension(new BankIdExtension())
                    .addBeanClasses(beans)
                    .addBeanClasses(ApplicationBean.class)
                    .initialize();
        } catch (DeploymentException e) {
            throw e.getCause() instanceof ConfigurationException found ? found : e;
        }
    }

    /** Somebody else's module, which remembers whom it would tell of callers. */
    public static final class RecordingModule implements ServerAuthModule {

        private static volatile CallbackHandler lastHandler;

        @Override
        public void initialize(
                MessagePolicy request, MessagePolicy response, CallbackHandler handler, Map<String, Object> options) {
            lastHandler = handler;
        }

        @Override
        public Class<?>[] getSupportedMessageTypes() {
            return new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class};
        }

        @Override
        public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) {
            return AuthStatus.SEND_FAILURE;
        }

        @Override
        public AuthStatus secureResponse(MessageInfo message, Subject service) {
            return AuthStatus.SEND_SUCCESS;
        }

        @Override
        public void cleanSubject(MessageInfo message, Subject client) {}
    }

    @ApplicationScoped
    static class ApplicationBean {}

    @BankIdAuthenticationMechanismDefinition
    @ApplicationScoped
    static class Stated {}
}
