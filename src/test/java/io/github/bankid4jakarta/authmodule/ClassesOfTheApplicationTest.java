package io.github.bankid4jakarta.authmodule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.MapSource;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application on plain Tomcat that brings a JAX-RS client and JSON-B along, each with an API of its own. */
class ClassesOfTheApplicationTest {

    private static final Map<String, String> HOSTED = Map.of("bankid.qrona.token", "s3cret");

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void leaveApplication() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void openWhenTheApplicationHasOtherClassesThenTheServersCount(@TempDir Path classes) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        for (Class<?> service : List.of(ClientBuilder.class, JsonbProvider.class)) {
            Files.writeString(services.resolve(service.getName()), Other.class.getName());
        }
        try (OwnFirst application = new OwnFirst(classes.toUri().toURL(), before)) {
            Thread.currentThread().setContextClassLoader(application);
            LoginSetup setup = new LoginSetup(parameters -> List.of(new MapSource("the test", HOSTED)), before);

            ApplicationLogin login = setup.open(servletContext(), "server /app");

            assertThat(login.isClosed()).isFalse();
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(application);
        }
    }

    private static ServletContext servletContext() {
        Map<String, Object> answers =
                Map.of("getContextPath", "/app", "getInitParameterNames", Collections.emptyEnumeration());
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (self, called, arguments) -> answers.get(called.getName()));
    }

    /** Asks the application before the server, as servlet containers do. */
    private static final class OwnFirst extends URLClassLoader {

        OwnFirst(URL classes, ClassLoader server) {
            super(new URL[] {classes}, server);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> own = findResources(name);
            return own.hasMoreElements() ? own : super.getResources(name);
        }
    }

    /** Implements nothing that the server knows. */
    public static final class Other {}
}
