package io.github.bankid4jakarta.authmodule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.security.auth.message.config.ServerAuthConfig;
import java.util.Map;
import org.apache.catalina.authenticator.jaspic.AuthConfigFactoryImpl;
import org.junit.jupiter.api.Test;

/** What servers ask of a provider. */
class BankIdAuthConfigProviderTest {

    private static final String APPLICATION = "server /app";

    private final AuthConfigFactory factory = new AuthConfigFactoryImpl();

    @Test
    void constructWhenTheServerHandsOverItsFactoryThenRegisteredForEveryWebApplication() {
        BankIdAuthConfigProvider provider = new BankIdAuthConfigProvider(null, factory);

        assertThat(factory.getConfigProvider("HttpServlet", APPLICATION, null)).isSameAs(provider);
        assertThat(factory.getConfigProvider("SOAP", APPLICATION, null)).isNull();
    }

    @Test
    void constructWhenTheServerRegistersProvidersItselfThenRegisteredByTheServerOnly() {
        BankIdAuthConfigProvider provider = new BankIdAuthConfigProvider(Map.of(), null);
        assertThat(factory.getConfigProvider("HttpServlet", APPLICATION, null)).isNull();

        factory.registerConfigProvider(provider, "HttpServlet", APPLICATION, "by the server");

        assertThat(factory.getConfigProvider("HttpServlet", APPLICATION, null)).isSameAs(provider);
    }

    @Test
    void configWhenOfServletsThenItsContextIsTheModule() throws AuthException {
        ServerAuthConfig config = config("HttpServlet");

        assertThat(config.getMessageLayer()).isEqualTo("HttpServlet");
        assertThat(config.getAppContext()).isEqualTo(APPLICATION);
        assertThat(config.isProtected()).isTrue();
        assertThat(config.getAuthContext(config.getAuthContextID(null), null, Map.of()))
                .isInstanceOf(ModuleContext.class);
    }

    @Test
    void configWhenOfWebServicesThenNone() throws AuthException {
        assertThat(config("SOAP")).isNull();
    }

    private static ServerAuthConfig config(String layer) throws AuthException {
        return new BankIdAuthConfigProvider(Map.of(), null).getServerAuthConfig(layer, APPLICATION, callbacks -> {});
    }
}
