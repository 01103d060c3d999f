package io.github.bankid4jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationPartsTest {

    private static final ClassLoader OURS = BankIdExtension.class.getClassLoader();

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final ApplicationParts parts = new ApplicationParts();

    @AfterEach
    void restore() {
        thread.setContextClassLoader(before);
    }

    @Test
    void beanWhenItsPartHasACopyOfItsOwnThenNotOurs() throws Exception {
        assertThat(parts.hasAnother(anotherCopy().loadClass(ElEvaluator.class.getName())))
                .isTrue();
        assertThat(parts.hasAnother(ElEvaluator.class)).isFalse();
        assertThat(parts.hasAnother(String.class)).isFalse();
    }

    @Test
    void loadersWhenTheApplicationIsOneThenNone() {
        thread.setContextClassLoader(OURS);
        parts.hasAnother(ElEvaluator.class);

        assertThat(parts.loaders()).isEmpty();
        assertThat(ApplicationParts.application()).isSameAs(OURS);
    }

    /** An enterprise application with the library in one of its parts. */
    @Test
    void loadersWhenOnlyAPartHasTheLibraryThenThatPart() {
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        parts.hasAnother(ElEvaluator.class);

        assertThat(parts.loaders()).containsExactly(OURS);
        assertThat(ApplicationParts.application()).isSameAs(OURS);
    }

    /** An enterprise application with the library for all of its parts. */
    @Test
    void loadersWhenThePartsKnowTheLibraryOfTheWholeThenThoseWithBeans() throws Exception {
        thread.setContextClassLoader(OURS);
        ClassLoader part = partWithBean();
        parts.hasAnother(part.loadClass(ApplicationPartsTest.class.getName()));

        assertThat(parts.loaders()).containsExactly(part);
        assertThat(ApplicationParts.application()).isSameAs(OURS);
    }

    private static ClassLoader anotherCopy() {
        return new URLClassLoader(new URL[] {place(BankIdExtension.class)}, ApiOnly.INSTANCE);
    }

    /** Has a class of its own, and everything else from the whole. */
    private static ClassLoader partWithBean() {
        return new URLClassLoader(new URL[] {place(ApplicationPartsTest.class)}, OURS) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(ApplicationPartsTest.class.getName())
                        ? findClass(name)
                        : super.loadClass(name, resolve);
            }
        };
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Shows what a server has, and nothing of ours. */
    private static final class ApiOnly extends ClassLoader {

        private static final ApiOnly INSTANCE = new ApiOnly();

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.bankid4jakarta.")) {
                throw new ClassNotFoundException(name);
            }
            return OURS.loadClass(name);
        }
    }
}
