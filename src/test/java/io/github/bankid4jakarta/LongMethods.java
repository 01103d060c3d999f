package io.github.bankid4jakarta;

import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** Finds methods whose bodies have too many lines. */
final class LongMethods extends TreeScanner<Void, Void> {

    private final SourceFile file;
    private final int limit;
    private final List<String> found = new ArrayList<>();

    private LongMethods(SourceFile file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    static List<String> in(SourceFile file, int limit) {
        LongMethods scanner = new LongMethods(file, limit);
        scanner.scan(file.tree(), null);
        return scanner.found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        if (method.getBody() != null) {
            SourcePositions positions = file.trees().getSourcePositions();
            LineMap lines = file.tree().getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(file.tree(), method.getBody()));
            long last = lines.getLineNumber(positions.getEndPosition(file.tree(), method.getBody()));
            if (last - first + 1 > limit) {
                found.add(method.getName() + ": " + (last - first + 1) + " lines");
            }
        }
        return super.visitMethod(method, unused);
    }
}
