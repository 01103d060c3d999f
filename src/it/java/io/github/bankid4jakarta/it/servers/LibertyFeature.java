package io.github.bankid4jakarta.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the feature by which Open Liberty takes the module, of the files and with the commands that the documentation gives
 * to operators.
 *
 * @param home of Open Liberty
 */
record LibertyFeature(Path home) {

    private static final Path FILES = Path.of("docs", "liberty-feature");
    private static final String CLASS_PATH = "Bundle-ClassPath: ";

    /**
     * Installs it.
     *
     * @param libraries what the feature consists of: ours, and what belongs to it
     * @param user the server's user directory
     */
    void install(List<Path> libraries, Path user) {
        try {
            Path extension = Files.createDirectories(user.resolve("extension/lib/features"));
            Files.copy(FILES.resolve("bankid-1.0.mf"), extension.resolve("bankid-1.0.mf"));
            bundle(libraries, Files.createDirectories(user.resolve("feature")), user.resolve("extension/lib"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bundle(List<Path> libraries, Path folder, Path target) throws IOException {
        String classPath = Stream.concat(
                        Stream.of(
                                only("dev/spi/ibm", "io.openliberty.jaspic.spi_"),
                                only("dev/api/spec", "io.openliberty.jakarta.authentication.3.0_")),
                        libraries.stream())
                .map(Path::toString)
                .collect(Collectors.joining(":"));
        run("javac", List.of("--release", "17", "-d", folder.toString(), "-cp", classPath, file("BankIdFeature.java")));
        for (Path library : libraries) {
            Files.copy(library, folder.resolve(Installation.documentedName(library)));
        }
        Files.copy(FILES.resolve("BankIdFeature.xml"), folder.resolve("BankIdFeature.xml"));
        Path manifest = Files.write(folder.resolveSibling("MANIFEST.MF"), manifest(libraries));
        List<String> jar = new ArrayList<>(List.of("--create", "--manifest", manifest.toString()));
        jar.addAll(List.of("--file", target.resolve("bankid_1.0.0.jar").toString(), "-C", folder.toString(), "."));
        run("jar", jar);
    }

    /** As the documentation has it, with further JARs at the end of the line. A longer line than allowed is put right by jar. */
    private static List<String> manifest(List<Path> libraries) throws IOException {
        List<String> lines = Files.readAllLines(FILES.resolve("MANIFEST.MF"));
        String known = lines.stream()
                .filter(line -> line.startsWith(CLASS_PATH))
                .findFirst()
                .orElseThrow();
        String further = libraries.stream()
                .map(Installation::documentedName)
                .filter(name -> !known.contains("," + name))
                .map(name -> "," + name)
                .collect(Collectors.joining());
        return lines.stream()
                .map(line -> line.equals(known) ? known + further : line)
                .toList();
    }

    private static String file(String name) {
        return FILES.resolve(name).toString();
    }

    private Path only(String folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("Open Liberty has no " + prefix + " in " + folder));
        }
    }

    private static void run(String tool, List<String> arguments) {
        int status = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError(tool + " " + Arrays.asList(arguments) + " failed");
        }
    }
}
