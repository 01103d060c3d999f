package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java machine to run servers on.
 *
 * @param home its folder, as {@code JAVA_HOME} names it
 */
record Jdk(Path home) {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one that runs the tests. */
    static Jdk ofTests() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** One of version 25: what {@code -Djdk25.home} or the variable {@code JAVA_HOME_25} names, else what is installed. */
    static Optional<Jdk> ofVersion25() {
        String named = System.getProperty("jdk25.home", "");
        String byVariable = System.getenv().getOrDefault("JAVA_HOME_25", "");
        return Stream.concat(
                        Stream.of(named, byVariable)
                                .filter(home -> !home.isEmpty())
                                .map(Path::of),
                        installed())
                .map(Jdk::new)
                .filter(jdk -> jdk.version().startsWith("25"))
                .findFirst();
    }

    /** Its program {@code java}. */
    Path java() {
        return home.resolve("bin").resolve("java");
    }

    /** Such as {@code 17.0.15}; empty where this is no JDK. */
    String version() {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) {
            return "";
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    }

    private static Stream<Path> installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return Stream.empty();
        }
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            return homes.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
