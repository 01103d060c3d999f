package io.github.bankid4jakarta.authmodule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.it.Browser;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator puts beside the module and the server cannot load: the list of problems says so, and nothing opens. */
class SetupFailureTest {

    private static final String CODE = "org.example.Code";

    /** So begins a class that was compiled for a Java that is yet to come. */
    private static final byte[] FOR_A_LATER_JAVA = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 1, 0};

    @Test
    void pagesWhenTheOperatorsGroupsAreForALaterJavaThenOnlyProtectedOnesAreClosed(@TempDir Path jar)
            throws IOException {
        service(jar, CallerGroups.class);
        Files.write(Files.createDirectories(jar.resolve("org/example")).resolve("Code.class"), FOR_A_LATER_JAVA);

        assertOnlyProtectedPagesAreClosed(jar);
    }

    @Test
    void pagesWhenABackendOfTheOperatorIsMissingThenOnlyProtectedOnesAreClosed(@TempDir Path jar) throws IOException {
        service(jar, BankIdBackend.class);

        assertOnlyProtectedPagesAreClosed(jar);
    }

    private static void service(Path jar, Class<?> service) throws IOException {
        Path services = Files.createDirectories(jar.resolve("META-INF/services"));
        Files.writeString(services.resolve(service.getName()), CODE);
    }

    private static void assertOnlyProtectedPagesAreClosed(Path jar) throws IOException {
        try (URLClassLoader beside =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()}, CallerGroups.class.getClassLoader());
                ModuleOnTomcat server = new ModuleOnTomcat(
                        Map.of("bankid.backend", "simulator", "bankid.environment", "test"), beside, 1, "/app")) {
            Browser browser = new Browser(server.address("/app"));

            assertThat(browser.get("/account").status()).isEqualTo(503);
            assertThat(browser.get("/").status()).isEqualTo(200);
        }
    }
}
