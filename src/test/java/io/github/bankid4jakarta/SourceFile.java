package io.github.bankid4jakarta;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A parsed source file.
 *
 * @param path where it lies
 * @param tree what it holds
 * @param trees finds positions and comments in it
 */
record SourceFile(Path path, CompilationUnitTree tree, Trees trees) {

    private static final List<Path> ROOTS = List.of(Path.of("src/main/java"), Path.of("src/simulator/java"));

    /** Every source file of both JARs. */
    static List<SourceFile> production() {
        return parsed(paths().toList());
    }

    static Stream<Path> paths() {
        return ROOTS.stream().filter(Files::isDirectory).flatMap(SourceFile::below);
    }

    static List<SourceFile> parsed(List<Path> paths) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths));
            Trees trees = Trees.instance(task);
            List<SourceFile> parsed = new ArrayList<>();
            for (CompilationUnitTree tree : task.parse()) {
                parsed.add(new SourceFile(Path.of(tree.getSourceFile().getName()), tree, trees));
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long lines() {
        return tree.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(tree, tree));
    }

    private static Stream<Path> below(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
