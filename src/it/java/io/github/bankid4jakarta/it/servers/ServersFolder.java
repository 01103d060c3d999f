package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where servers are unpacked, and where what they need and leave behind is kept: {@code target/servers}. */
final class ServersFolder {

    private static final Path ROOT = Path.of("target", "servers").toAbsolutePath();

    private ServersFolder() {}

    /** The folder that a server's archive was unpacked into, below one of the server's name. */
    static Path unpacked(String server) {
        Path folder = ROOT.resolve("unpacked").resolve(server);
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is unpacked in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the build has not unpacked " + server, e);
        }
    }

    /** An empty folder for one start of a server: its configuration, its applications. */
    static Path fresh(String start) {
        Path folder = of(start);
        try {
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a start of a server. */
    static Path of(String start) {
        return ROOT.resolve("run").resolve(start);
    }

    /** The file that keeps what a start of a server wrote. */
    static Path log(String start) {
        return ready("logs").resolve(start + ".log");
    }

    /** The lines of what a start of a server logged of requests, wherever it has put that. */
    static List<String> accessLog(String start) {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("run").resolve(start))) {
            for (Path file : (Iterable<Path>) files.filter(ServersFolder::isAccessLog)::iterator) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static boolean isAccessLog(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.contains("access_log") || name.equals("http_access.log"));
    }

    /** The file that says what worked on a server. */
    static Path results(String server) {
        return ready("results").resolve(server + ".properties");
    }

    /** Copies a folder with everything in it. */
    static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ready(String name) {
        try {
            return Files.createDirectories(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
