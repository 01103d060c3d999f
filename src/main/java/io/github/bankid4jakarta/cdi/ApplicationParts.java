package io.github.bankid4jakarta.cdi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of an enterprise application, as far as their beans tell of them: those that know this copy of the library, and
 * others that have one of their own. Filled by one thread while the application is deployed.
 */
final class ApplicationParts {

    private static final String OURS = BankIdExtension.class.getName();

    private final Set<ClassLoader> knowing = new LinkedHashSet<>();

    /**
     * Looks at where a bean comes from.
     *
     * @param beanClass its class
     * @return whether it is none of ours to look at, as its part has a login from another copy of the library
     */
    boolean hasAnother(Class<?> beanClass) {
        ClassLoader loader = beanClass.getClassLoader();
        Class<?> seen = seenBy(loader);
        if (seen == BankIdExtension.class) {
            knowing.add(loader);
        }
        return seen != null && seen != BankIdExtension.class;
    }

    /**
     * The class loaders of the parts that this copy gives the login, where the thread that deploys has that of a whole which
     * does not show what they have.
     *
     * @return none where the application is one
     */
    List<ClassLoader> loaders() {
        ClassLoader library = BankIdExtension.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Set<ClassLoader> parts = new LinkedHashSet<>(knowing);
        if (seenBy(context) == BankIdExtension.class) {
            parts.remove(library);
        } else {
            parts.add(library);
        }
        parts.remove(context);
        return new ArrayList<>(parts);
    }

    /** The one in the context of the thread that deploys, unless that is of a whole of which only a part has the library. */
    static ClassLoader application() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return seenBy(context) == BankIdExtension.class ? context : BankIdExtension.class.getClassLoader();
    }

    private static Class<?> seenBy(ClassLoader loader) {
        try {
            return loader == null ? null : Class.forName(OURS, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
