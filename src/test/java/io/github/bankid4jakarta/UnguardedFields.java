package io.github.bankid4jakarta;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Finds fields that change and that several threads could see halfway. A field may change where it is volatile, where every
 * method that touches it holds the object's lock, or where its class says that it belongs to one request or one thread.
 * Constructors and static factories own what they make.
 */
final class UnguardedFields extends TreePathScanner<Void, Void> {

    private final SourceFile file;
    private final Set<String> changing = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private UnguardedFields(SourceFile file) {
        this.file = file;
    }

    static List<String> in(SourceFile file) {
        UnguardedFields scanner = new UnguardedFields(file);
        scanner.scan(file.tree(), null);
        return scanner.found;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        String comment = file.trees().getDocComment(getCurrentPath());
        boolean confined =
                comment != null && comment.replaceAll("\\s+", " ").matches("(?i).*\\bone (request|thread)\\b.*");
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree field && changes(field) && !confined) {
                changing.add(field.getName().toString());
            }
        }
        return super.visitClass(type, unused);
    }

    @Override
    public Void visitIdentifier(IdentifierTree identifier, Void unused) {
        check(identifier.getName().toString());
        return super.visitIdentifier(identifier, unused);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void unused) {
        if (select.getExpression().toString().equals("this")) {
            check(select.getIdentifier().toString());
        }
        return super.visitMemberSelect(select, unused);
    }

    private void check(String name) {
        if (!changing.contains(name)) {
            return;
        }
        for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof SynchronizedTree) {
                return;
            }
            if (path.getLeaf() instanceof MethodTree method) {
                if (!isGuarded(method) && !hidesField(method, name)) {
                    found.add(method.getName() + " touches " + name);
                }
                return;
            }
        }
    }

    private static boolean changes(VariableTree field) {
        Set<Modifier> modifiers = field.getModifiers().getFlags();
        return !modifiers.contains(Modifier.FINAL) && !modifiers.contains(Modifier.VOLATILE);
    }

    private static boolean isGuarded(MethodTree method) {
        Set<Modifier> modifiers = method.getModifiers().getFlags();
        return method.getReturnType() == null
                || modifiers.contains(Modifier.SYNCHRONIZED)
                || modifiers.contains(Modifier.STATIC);
    }

    private static boolean hidesField(MethodTree method, String name) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.getName().contentEquals(name));
    }
}
