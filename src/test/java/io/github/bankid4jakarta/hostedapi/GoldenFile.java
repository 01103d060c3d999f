package io.github.bankid4jakarta.hostedapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that says what some text must be, to the byte. Rewritten only with {@code -Dgolden.update=true}. */
public final class GoldenFile {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    /**
     * The file's text.
     *
     * @param name its path below the folder of golden files
     * @return the text without the line break at its end
     */
    public static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares a text with the file, or writes it there.
     *
     * @param name the file's path below the folder of golden files
     * @param actual the text
     */
    public static void assertMatches(String name, String actual) {
        if (Boolean.getBoolean("golden.update")) {
            write(name, actual);
        }
        assertThat(actual).as(name).isEqualTo(text(name));
    }

    private static void write(String name, String actual) {
        try {
            Files.createDirectories(FOLDER.resolve(name).getParent());
            Files.writeString(FOLDER.resolve(name), actual + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
