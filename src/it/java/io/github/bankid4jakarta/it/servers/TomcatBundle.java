package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The archive that an operator unpacks over Tomcat: the library, and what the hosted API needs. */
final class TomcatBundle {

    private static final Path ARCHIVE = Path.of(System.getProperty("tomcat.bundle", ""));

    private TomcatBundle() {}

    /** The JARs that it puts into {@code lib}. */
    static List<Path> libraries() {
        Path folder = ServersFolder.fresh("tomcat-bundle");
        List<Path> libraries = new ArrayList<>();
        try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(ARCHIVE))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.getName().matches("lib/[^/]+\\.jar")) {
                    Path library = folder.resolve(entry.getName().substring("lib/".length()));
                    Files.copy(archive, library);
                    libraries.add(library);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return libraries;
    }

    /** A file that it holds. */
    static byte[] content(String name) {
        try (ZipFile archive = new ZipFile(ARCHIVE.toFile())) {
            return archive.getInputStream(archive.getEntry(name)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
