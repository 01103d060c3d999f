package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The applications that the tests deploy. All of them hold the JARs as they were packed. */
public final class Deployments {

    private static final String CONFIG = "META-INF/microprofile-config.properties";
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final File LIBRARY = file("library.jar");
    private static final File SIMULATOR = file("simulator.jar");

    /** All tests come from one address and in quick succession. */
    private static final Map<String, String> MANY_STARTS =
            Map.of("bankid.limits.starts-per-address", "100000", "bankid.limits.starts-per-session", "1000");

    private Deployments() {}

    /** The example as it was built, with settings added to its own. */
    static WebArchive example(Map<String, String> settings) {
        return built("example.war", lines(MANY_STARTS) + lines(settings));
    }

    /**
     * The example as it was built, with the limits that it has for everybody.
     *
     * @param settings added to its own
     * @return the application, to add to
     */
    public static WebArchive exampleWithItsLimits(Map<String, String> settings) {
        return built("example.war", lines(settings));
    }

    /** The gateway by itself as it was built, with settings added to its own. */
    static WebArchive gateway(Map<String, String> settings) {
        return built("gateway.war", lines(settings));
    }

    private static WebArchive built(String name, String settings) {
        Requested.prepareFolder();
        WebArchive war = ShrinkWrap.create(ZipImporter.class, name)
                .importFrom(file(name))
                .as(WebArchive.class);
        assertThat(content(war, LIBRARIES + LIBRARY.getName()))
                .as("%s holds the library of this build", name)
                .isEqualTo(content(LIBRARY));
        String config = new String(content(war, "WEB-INF/classes/" + CONFIG), StandardCharsets.UTF_8);
        return war.addAsResource(new StringAsset(config + "\n" + settings), CONFIG);
    }

    /**
     * The smallest application: the library and the simulator.
     *
     * @param name of the archive
     * @param settings what it is configured with
     * @param classes its own classes
     * @return the application, to add to
     */
    public static WebArchive minimal(String name, Map<String, String> settings, Class<?>... classes) {
        return withoutSimulator(name, settings, classes).addAsLibraries(SIMULATOR);
    }

    /** The smallest application, without the simulator. */
    static WebArchive withoutSimulator(String name, Map<String, String> settings, Class<?>... classes) {
        Requested.prepareFolder();
        return ShrinkWrap.create(WebArchive.class, name)
                .addClasses(classes)
                .addAsLibraries(LIBRARY)
                .addAsResource(new StringAsset(lines(settings)), CONFIG);
    }

    /** The address of a deployed application as somebody on the same machine would type it. */
    static URI local(URL deployed) {
        return URI.create("http://localhost:" + deployed.getPort() + deployed.getPath());
    }

    private static String lines(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    private static File file(String property) {
        return new File(System.getProperty(property));
    }

    private static byte[] content(WebArchive war, String path) {
        assertThat(war.contains(path)).as("the WAR holds %s", path).isTrue();
        try (InputStream stream = war.get(path).getAsset().openStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(File file) {
        try {
            return Files.readAllBytes(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
