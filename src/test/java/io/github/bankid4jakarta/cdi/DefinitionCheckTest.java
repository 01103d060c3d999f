package io.github.bankid4jakarta.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.assembly.Backends;
import io.github.bankid4jakarta.cdi.vetoed.InVetoedPackage;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.MapSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real CDI container, and a servlet container that hands over what it found, in either order. */
class DefinitionCheckTest {

    private static int closings;

    @ParameterizedTest
    @ValueSource(classes = {Unscoped.class, InjectSingleton.class})
    void startWhenTheClassIsNoBeanThenItsNameAndWhatToAdd(Class<?> stated) {
        assertThatThrownBy(() -> start(List.of(), stated))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("@BankIdAuthenticationMechanismDefinition: the class " + stated.getName()
                        + " carries it and is no CDI bean. Add @ApplicationScoped to the class, or @Vetoed if it is not"
                        + " to count.");
    }

    /** Servers put the classes of such an application away before they shut CDI down. */
    @Test
    void startWhenRefusedThenTheLoginIsClosedAtOnceAndOnlyOnce() {
        closings = 0;
        Weld weld = new Weld().disableDiscovery().addBeanClass(BankIdExtensionTest.StoreHandler.class);
        BankIdExtension extension = extension(false);
        try (WeldContainer container = weld.addExtension(extension).initialize()) {
            assertThatThrownBy(() -> initialize(new DefinitionCheck(() -> Stream.of(extension)), Unscoped.class))
                    .isInstanceOf(ConfigurationException.class);

            assertThat(container.isRunning()).isTrue();
            assertThat(closings).isEqualTo(1);
            assertThat(extension.gateway()).isEmpty();
        }
        assertThat(closings).isEqualTo(1);
    }

    @Test
    void startWhenSeveralAreNoBeansThenOneListOfAll() {
        assertThatThrownBy(() -> start(List.of(Scoped.class), Scoped.class, Unscoped.class, InjectSingleton.class))
                .isInstanceOfSatisfying(ConfigurationException.class, refused -> assertThat(refused.problems())
                        .hasSize(2));
    }

    /** The neighbour differs in the scope alone. */
    @Test
    void startWhenTheClassIsABeanThenNothing() {
        assertSilent(List.of(Scoped.class), Scoped.class);
    }

    /** An archive whose mode is {@code all} makes a bean of it. */
    @Test
    void startWhenTheArchiveMakesItABeanThenNothing() {
        assertSilent(List.of(Unscoped.class), Unscoped.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                VetoedOne.class,
                InVetoedPackage.class,
                Unselected.class,
                UnselectedUnscoped.class,
                UnselectedByStereotype.class
            })
    void startWhenSomebodyLeftItOutThenNothing(Class<?> stated) {
        assertSilent(List.of(), stated);
        assertSilent(List.of(stated), stated);
    }

    @ParameterizedTest
    @ValueSource(classes = {OnInterface.class, OnAbstractClass.class, Inner.class})
    void startWhenTheClassCanBeNoBeanThenWhereToMoveIt(Class<?> stated) {
        assertThatThrownBy(() -> start(List.of(), stated))
                .hasMessageContaining(
                        stated.getName() + " carries it and is no CDI bean. Move the annotation to a concrete class");
        assertThatThrownBy(() -> start(List.of(stated), stated)).hasMessageContaining("Move the annotation");
    }

    /** Left out by a {@code beans.xml}, perhaps: adding a scope would change nothing. */
    @ParameterizedTest
    @ValueSource(classes = {Scoped.class, ScopedAsDependent.class})
    void startWhenAScopedClassIsNoBeanThenSaidAndNotRefused(Class<?> stated) {
        assertThat(warnings(List.of(), stated)).singleElement().asString().contains("does not count");
    }

    @Test
    void startWhenAnExtensionVetoedItThenSaidAndNotRefused() {
        assertThat(warnings(List.of(VetoedByExtension.class), VetoedByExtension.class))
                .hasSize(1);
    }

    @Test
    void startWhenTheServerHasTheModuleThenThereIsNothingToState() {
        BankIdExtension standsBack = extension(true);
        standsBack.addBeans(null);
        standsBack.open(proxy(AfterDeploymentValidation.class, new ArrayList<>()), null);

        assertThatThrownBy(() -> initialize(new DefinitionCheck(() -> Stream.of(standsBack)), Unscoped.class))
                .hasMessageContaining("Remove the annotation from the application");
        assertThatCode(() -> initialize(new DefinitionCheck(() -> Stream.of(standsBack)), VetoedOne.class))
                .doesNotThrowAnyException();
    }

    @Test
    void startWhenTheServletContainerFindsNothingThenNothing() {
        assertThat(listeners(new DefinitionCheck(Stream::empty), null)).isEmpty();
        assertThat(listeners(new DefinitionCheck(Stream::empty), Set.of())).isEmpty();
        assertThat(listeners(new DefinitionCheck(Stream::empty), Set.of(Subclass.class)))
                .isEmpty();
    }

    @Test
    void startWhenCdiHasNotStartedThenNothing() {
        BankIdExtension notOpened = extension(false);

        assertThatCode(() -> initialize(new DefinitionCheck(Stream::empty), Unscoped.class))
                .doesNotThrowAnyException();
        assertThatCode(() -> initialize(new DefinitionCheck(), Unscoped.class)).doesNotThrowAnyException();
        assertThatCode(() -> initialize(new DefinitionCheck(() -> Stream.of(notOpened)), Unscoped.class))
                .doesNotThrowAnyException();
    }

    private static void assertSilent(List<Class<?>> beans, Class<?>... stated) {
        assertThat(warnings(beans, stated)).isEmpty();
    }

    private static List<String> warnings(List<Class<?>> beans, Class<?>... stated) {
        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta.cdi")) {
            start(beans, stated);
            return log.records().stream()
                    .filter(logged -> logged.getLevel().equals(Level.WARNING))
                    .map(logged -> logged.getMessage())
                    .toList();
        }
    }

    private static void start(List<Class<?>> beans, Class<?>... stated) {
        BankIdExtension extension = extension(false);
        Weld weld = new Weld()
                .disableDiscovery()
                .addExtension(extension)
                .addExtension(new Vetoing())
                .addBeanClass(BankIdExtensionTest.StoreHandler.class)
                .addBeanClasses(beans.toArray(Class<?>[]::new));
        try (WeldContainer container = weld.initialize()) {
            assertThat(container.isRunning()).isTrue();
            initialize(new DefinitionCheck(() -> Stream.of(extension)), stated);
        }
    }

    private static BankIdExtension extension(boolean serverHasModule) {
        Map<String, String> texts = Map.of(TestBackend.TOKEN.key(), "s3cret");
        return new BankIdExtension(
                parts -> List.of(new MapSource("the test", texts)),
                loader -> new Backends(List.of(new TestBackend())),
                (configuration, backend, events) -> login(),
                () -> serverHasModule);
    }

    private static AssembledLogin login() {
        return (AssembledLogin) Proxy.newProxyInstance(
                AssembledLogin.class.getClassLoader(), new Class<?>[] {AssembledLogin.class}, (self, called, given) -> {
                    closings += called.getName().equals("close") ? 1 : 0;
                    return null;
                });
    }

    private static void initialize(DefinitionCheck check, Class<?>... stated) {
        ServletContextEvent event = new ServletContextEvent(proxy(ServletContext.class, new ArrayList<>()));
        listeners(check, new LinkedHashSet<>(List.of(stated)))
                .forEach(listener -> ((ServletContextListener) listener).contextInitialized(event));
    }

    private static List<Object> listeners(DefinitionCheck check, Set<Class<?>> found) {
        List<Object> listeners = new ArrayList<>();
        check.onStartup(found, proxy(ServletContext.class, listeners));
        return listeners;
    }

    private static <T> T proxy(Class<T> type, List<Object> arguments) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
            if (given != null) {
                arguments.addAll(List.of(given));
            }
            return null;
        }));
    }

    /** A library of the application that takes classes out of it. */
    static class Vetoing implements Extension {

        void look(@Observes ProcessAnnotatedType<VetoedByExtension> event) {
            event.veto();
        }
    }

    @BankIdAuthenticationMechanismDefinition
    static class Unscoped {}

    static class Subclass extends Unscoped {}

    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition
    static class Scoped {}

    @Dependent
    @BankIdAuthenticationMechanismDefinition
    static class ScopedAsDependent {}

    @Singleton
    @BankIdAuthenticationMechanismDefinition
    static class InjectSingleton {}

    @BankIdAuthenticationMechanismDefinition
    static class VetoedByExtension {}

    @Vetoed
    @BankIdAuthenticationMechanismDefinition
    static class VetoedOne {}

    @Alternative
    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition
    static class Unselected {}

    @Alternative
    @BankIdAuthenticationMechanismDefinition
    static class UnselectedUnscoped {}

    @ForTests
    @BankIdAuthenticationMechanismDefinition
    static class UnselectedByStereotype {}

    /** Marks what is there for tests. */
    @Alternative
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface ForTests {}

    @BankIdAuthenticationMechanismDefinition
    interface OnInterface {}

    @ApplicationScoped
    @BankIdAuthenticationMechanismDefinition
    abstract static class OnAbstractClass {}

    @BankIdAuthenticationMechanismDefinition
    class Inner {}
}
