package io.github.bankid4jakarta.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/**
 * A class that states a login and of which CDI made no bean: why not, as far as the class itself tells.
 *
 * @param type the class
 */
record StatedClass(Class<?> type) {

    /** Whether somebody said that it is not to count, or not unless it is selected. */
    boolean isLeftOut() {
        Package home = type.getPackage();
        boolean vetoed =
                type.isAnnotationPresent(Vetoed.class) || home != null && home.isAnnotationPresent(Vetoed.class);
        return vetoed || isAlternative(type);
    }

    /** Itself, or by one of its stereotypes. */
    private static boolean isAlternative(Class<?> type) {
        return type.isAnnotationPresent(Alternative.class)
                || Arrays.stream(type.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(found -> found.isAnnotationPresent(Stereotype.class))
                        .anyMatch(StatedClass::isAlternative);
    }

    /** Whether no annotation could make it a bean. */
    boolean isNeverBean() {
        return Modifier.isAbstract(type.getModifiers())
                || type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
    }

    /** Whether it has what makes a class a bean (CDI 4.0, section 2.5); {@code @Singleton} of Jakarta Inject does not. */
    boolean isDeclaredBean() {
        return Arrays.stream(type.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(found -> found == Dependent.class
                        || found.isAnnotationPresent(NormalScope.class)
                        || found.isAnnotationPresent(Stereotype.class));
    }

    String name() {
        return type.getName();
    }
}
