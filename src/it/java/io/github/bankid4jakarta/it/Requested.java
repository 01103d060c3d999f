package io.github.bankid4jakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Every address that a browser of the tests asked a server for, in a file that outlives the tests. */
final class Requested {

    /** The server's own logs are written there too. */
    static final Path FOLDER = Path.of("target", "canary");

    static final Path FILE = FOLDER.resolve("requested.txt");

    private Requested() {}

    /** The server does not make the folder for its log. */
    static void prepareFolder() {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static synchronized void remember(String address) {
        prepareFolder();
        try {
            Files.writeString(FILE, address + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
