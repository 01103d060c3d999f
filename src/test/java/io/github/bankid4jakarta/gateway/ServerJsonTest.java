package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.config.ConfigurationException;
import jakarta.json.bind.spi.JsonbProvider;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway on a servlet container that lacks what it writes JSON with. */
class ServerJsonTest {

    private static final String TOLD = "bankid.gateway.enabled: is true, and the gateway needs JSON-P and JSON-B";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void leaveServer() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void gatewayWhenTheServerHasItThenNothingIsSaid() {
        assertThatCode(ServerJson::require).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(classes = {JsonProvider.class, JsonbProvider.class})
    void gatewayWhenOneIsNotImplementedThenAClearError(Class<?> api, @TempDir Path classes) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve(api.getName()), "io.github.bankid4jakarta.Missing");
        try (OwnServices server = new OwnServices(classes.toUri().toURL(), before)) {
            Thread.currentThread().setContextClassLoader(server);

            assertThatThrownBy(() -> new Gateway(GatewayFixture.configuration(), null))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(TOLD)
                    .hasMessageContaining("Add org.eclipse:yasson beside bankid4jakarta");
        }
    }

    @Test
    void gatewayWhenTheServerHasNotEvenTheApiThenAClearError() throws Exception {
        URL ours = ServerJson.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader server = new URLClassLoader(new URL[] {ours}, ClassLoader.getPlatformClassLoader())) {
            Method require = server.loadClass(ServerJson.class.getName()).getDeclaredMethod("require");
            require.setAccessible(true);

            assertThatThrownBy(() -> require.invoke(null)).rootCause().hasMessageContaining(TOLD);
        }
    }

    /** Names what implements an API, and nothing else does. */
    private static final class OwnServices extends URLClassLoader {

        OwnServices(URL classes, ClassLoader server) {
            super(new URL[] {classes}, server);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            Enumeration<URL> own = findResources(name);
            return own.hasMoreElements() ? own : super.getResources(name);
        }
    }
}
