package io.github.bankid4jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sources of both JARs must look like, and that each of these rules can fail. */
class SourceRulesTest {

    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_FILE = 400;
    private static final List<String> SHARED =
            List.of("mechanism", "http", "order", "phone", "cdi", "gateway", "assembly", "authmodule");

    @TempDir
    private Path directory;

    static List<SourceFile> files() {
        return SourceFile.production();
    }

    static Stream<SourceFile> sharedFiles() {
        return files().stream()
                .filter(file ->
                        SHARED.contains(file.path().getParent().getFileName().toString()));
    }

    static Stream<Path> packages() {
        return SourceFile.paths().map(Path::getParent).distinct();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileWhenMeasuredThenShort(SourceFile file) {
        assertThat(file.lines()).isLessThanOrEqualTo(LONGEST_FILE);
        assertThat(LongMethods.in(file, LONGEST_METHOD)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageWhenItHasClassesThenItIsDescribed(Path directory) {
        assertThat(directory.resolve("package-info.java"))
                .content()
                .startsWith("/**")
                .contains("package ");
    }

    @ParameterizedTest
    @MethodSource("sharedFiles")
    void fieldWhenSeveralThreadsMaySeeItThenItDoesNotChangeUnguarded(SourceFile file) {
        assertThat(UnguardedFields.in(file)).isEmpty();
    }

    @Test
    void methodWhenOneLineTooLongThenFound() throws IOException {
        assertThat(LongMethods.in(methodOf(LONGEST_METHOD), LONGEST_METHOD)).isEmpty();
        assertThat(LongMethods.in(methodOf(LONGEST_METHOD + 1), LONGEST_METHOD)).containsExactly("m: 41 lines");
    }

    private SourceFile methodOf(int lines) throws IOException {
        return source("class T {\nvoid m() {" + "\n".repeat(lines - 1) + "}\n}\n");
    }

    @Test
    void fileWhenCountedThenItsLines() throws IOException {
        assertThat(source("class T {\n\n}").lines()).isEqualTo(3);
    }

    @Test
    void fieldWhenTouchedWithoutLockThenFound() throws IOException {
        assertThat(UnguardedFields.in(source("class T { int n; void m() { n++; } }")))
                .containsExactly("m touches n");
        assertThat(UnguardedFields.in(source("class T { int n; void m() { this.n = 1; } }")))
                .containsExactly("m touches n");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void fieldWhenGuardedThenNotFound(String text) throws IOException {
        assertThat(UnguardedFields.in(source(text))).isEmpty();
    }

    static List<String> guarded() {
        return List.of(
                "class T { int n; synchronized void m() { n++; } }",
                "class T { int n; void m() { synchronized (this) { n++; } } }",
                "class T { volatile int n; void m() { n++; } }",
                "class T { final int n = 1; int m() { return n; } }",
                "class T { int n; T(int n) { this.n = n; } }",
                "class T { int n; void m(int n) { n++; } }",
                "/** Lives as long as one request. */ class T { int n; void m() { n++; } }");
    }

    private SourceFile source(String text) throws IOException {
        Path path = Files.writeString(directory.resolve("T.java"), text);
        return SourceFile.parsed(List.of(path)).get(0);
    }
}
