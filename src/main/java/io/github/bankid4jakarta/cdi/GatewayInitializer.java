package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.assembly.SettingSources;
import io.github.bankid4jakarta.config.ConfigurationResolver;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.gateway.GatewayServlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Set;

/**
 * Registers the gateway's servlet, only where the gateway is switched on. Found by the servlet container through
 * {@code META-INF/services}; an application does not use it.
 */
public final class GatewayInitializer implements ServletContainerInitializer {

    private static final String NAME = "bankid4jakarta-gateway";

    /** For the servlet container. */
    public GatewayInitializer() {}

    /** What is wrong with the settings is reported with all other problems when CDI starts, which may be before or after. */
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext application) {
        ConfigurationResolver settings = new ConfigurationResolver(SettingSources.ofThisServer(), List.of(), List.of());
        if (settings.peek(GatewaySettings.ENABLED).orElse(false)) {
            register(application, settings.peek(GatewaySettings.PATH).orElseThrow());
        }
    }

    private static void register(ServletContext application, String path) {
        ServletRegistration.Dynamic servlet = application.addServlet(NAME, new GatewayServlet(new DeployedGateway()));
        servlet.setAsyncSupported(true);
        String mapping = path.equals("/") ? "/*" : path + "/*";
        if (!servlet.addMapping(mapping).isEmpty()) {
            throw new IllegalStateException(
                    GatewaySettings.PATH.key() + ": another servlet of this application lies at " + mapping
                            + ". Choose another path, or move that servlet");
        }
    }
}
