package io.github.bankid4jakarta.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that operators copy from the documentation to a server, which the suite installs as they are, byte for byte. */
final class PublishedFiles {

    private static final Path DOCS = Path.of("docs");
    private static final String MODULES = "modules/io/github/bankid4jakarta/";

    private PublishedFiles() {}

    /**
     * Insists that a server has them.
     *
     * @param server has the module, and the simulator beside it, and nothing else of ours
     * @param installation its name
     */
    static void assertInstalled(Server server, String installation) {
        Path folder = ServersFolder.of(server.name() + "-" + installation);
        of(server).forEach((installed, published) -> assertThat(folder.resolve(installed))
                .as("%s is %s as it was published", installed, published)
                .hasBinaryContent(bytes(published)));
        if (server instanceof LibertyServer) {
            assertThat(manifest(folder.resolve("extension/lib/bankid_1.0.0.jar")))
                    .contains("Bundle-ClassPath: .,bankid4jakarta.jar,bankid4jakarta-simulator.jar");
        }
        if (server instanceof TomcatServer) {
            assertThat(folder.resolve("conf/jaspic-providers.xml"))
                    .hasBinaryContent(TomcatBundle.content("conf/jaspic-providers.xml"));
        }
    }

    private static Map<String, Path> of(Server server) {
        if (server instanceof WildFlyServer) {
            return Map.of(
                    MODULES + "main/module.xml", DOCS.resolve("wildfly/module.xml"),
                    MODULES + "simulator/main/module.xml", DOCS.resolve("wildfly/simulator/module.xml"));
        }
        if (server instanceof LibertyServer) {
            return Map.of("extension/lib/features/bankid-1.0.mf", DOCS.resolve("liberty-feature/bankid-1.0.mf"));
        }
        return server instanceof GlassFishServer
                ? Map.of("bankid/config/auth.conf", DOCS.resolve("glassfish/auth.conf"))
                : Map.of();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of which the tool has made shorter lines. */
    private static String manifest(Path jar) {
        try (var files = FileSystems.newFileSystem(jar)) {
            return Files.readString(files.getPath("META-INF", "MANIFEST.MF")).replace("\r\n ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
