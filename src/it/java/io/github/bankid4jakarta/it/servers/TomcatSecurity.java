package io.github.bankid4jakarta.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What an application brings along on Tomcat that holds our JAR: CDI and Jakarta Security, and three files. */
final class TomcatSecurity {

    private static final Path LIBRARIES = Path.of("target", "servers", "tomcat-security");
    private static final String FILES = "servers/tomcat/";
    private static final String INITIALIZERS = "jakarta.servlet.ServletContainerInitializer";

    private TomcatSecurity() {}

    /** Adds it all, if the application holds our JAR and is not complete yet. */
    static WebArchive addedTo(WebArchive application) {
        File[] libraries = libraries();
        if (!hasLibrary(application, TestApplications.LIBRARY.toFile()) || hasLibrary(application, libraries[0])) {
            return application;
        }
        return application
                .addAsLibraries(libraries)
                .addAsWebInfResource(FILES + "beans.xml", "beans.xml")
                .addAsManifestResource(FILES + "context.xml", "context.xml")
                .addAsResource(FILES + INITIALIZERS, "META-INF/services/" + INITIALIZERS);
    }

    private static boolean hasLibrary(WebArchive application, File library) {
        return application.contains("WEB-INF/lib/" + library.getName());
    }

    private static File[] libraries() {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.map(Path::toFile).toArray(File[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("the build has not fetched the libraries", e);
        }
    }
}
