package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.config.MapSource;
import jakarta.security.auth.message.config.AuthConfigFactory;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.authenticator.jaspic.AuthConfigFactoryImpl;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.SecurityCollection;
import org.apache.tomcat.util.descriptor.web.SecurityConstraint;

/** A Tomcat of its own whose applications get their login from the module, and know nothing of it. */
final class ModuleOnTomcat implements AutoCloseable {

    /** Kept, or the level is lost. */
    private static final Logger LOGGER = Logger.getLogger("org.apache");

    /** A whole Tomcat makes it at its start. */
    private static final AuthConfigFactory FACTORY = new AuthConfigFactoryImpl();

    private final Tomcat tomcat = new Tomcat();
    private final List<String> registrations = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param settings what the server is configured with
     * @param modules how often the module is installed for each application
     * @param contextPaths where its applications lie
     */
    ModuleOnTomcat(Map<String, String> settings, int modules, String... contextPaths) {
        this(settings, ModuleOnTomcat.class.getClassLoader(), modules, contextPaths);
    }

    /** Starts it with what a class loader adds to the module. */
    ModuleOnTomcat(Map<String, String> settings, ClassLoader server, int modules, String... contextPaths) {
        this(settings, server, modules, host -> {}, contextPaths);
    }

    /** Starts it with what its host has besides applications. */
    ModuleOnTomcat(
            Map<String, String> settings,
            ClassLoader server,
            int modules,
            Consumer<Container> host,
            String... contextPaths) {
        LOGGER.setLevel(Level.SEVERE);
        AuthConfigFactory.setFactory(FACTORY);
        ApplicationLogins logins = new ApplicationLogins(
                new LoginSetup(parameters -> List.of(new MapSource("the server's configuration", settings)), server));
        try {
            tomcat.setBaseDir(
                    Files.createTempDirectory(Path.of("target"), "tomcat").toString());
            tomcat.setPort(0);
            tomcat.setHostname("localhost");
            tomcat.setSilent(true);
            tomcat.getConnector();
            host.accept(tomcat.getHost());
            for (String contextPath : contextPaths) {
                deploy(contextPath, logins, modules);
            }
            tomcat.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    private void deploy(String contextPath, ApplicationLogins logins, int modules) {
        String path = contextPath.equals("/") ? "" : contextPath;
        Context context = tomcat.addContext(path, null);
        context.addSecurityRole("user");
        context.addSecurityRole("clerk");
        context.addConstraint(constraint("/account", "user"));
        context.addConstraint(constraint("/clerk", "clerk"));
        Tomcat.addServlet(context, "page", new PageServlet());
        context.addServletMapping("/", "page");
        registrations.add(FACTORY.registerConfigProvider(
                new ModuleProvider(logins, modules),
                "HttpServlet",
                "Tomcat/localhost " + (path.isEmpty() ? "" : path),
                "the module under test"));
    }

    private static SecurityConstraint constraint(String path, String role) {
        SecurityCollection collection = new SecurityCollection();
        collection.addPattern(path);
        SecurityConstraint constraint = new SecurityConstraint();
        constraint.addCollection(collection);
        constraint.addAuthRole(role);
        return constraint;
    }

    URI address(String contextPath) {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + contextPath
                + (contextPath.endsWith("/") ? "" : "/"));
    }

    @Override
    public void close() {
        registrations.forEach(FACTORY::removeRegistration);
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says who calls. */
    private static final class PageServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (!isAllowed(request, response)) {
                return;
            }
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter()
                    .println(request.getRemoteUser() + " " + request.isUserInRole("user") + " "
                            + request.isUserInRole("clerk"));
        }

        /** Some pages log the caller out, or ask for a login by themselves. */
        private static boolean isAllowed(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                if (request.getServletPath().equals("/leave")) {
                    request.logout();
                }
                return !request.getServletPath().equals("/ask") || request.authenticate(response);
            } catch (ServletException e) {
                throw new IOException(e);
            }
        }
    }
}
