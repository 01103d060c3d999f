package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.http.Tomcat;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Refuses an application that states its login on a class that is no bean. CDI passes such a class over without a word; the
 * servlet container, which looks for annotations by itself, sees it. Found by the servlet container through
 * {@code META-INF/services}; an application does not use it.
 */
@HandlesTypes(BankIdAuthenticationMechanismDefinition.class)
public final class DefinitionCheck implements ServletContainerInitializer {

    private static final System.Logger LOG = System.getLogger(DefinitionCheck.class.getPackageName());

    private final Supplier<Stream<BankIdExtension>> extensions;

    /** For the servlet container. */
    public DefinitionCheck() {
        this(DeployedExtension::find);
    }

    DefinitionCheck(Supplier<Stream<BankIdExtension>> extensions) {
        this.extensions = extensions;
    }

    /** Some servers hand over subclasses too, which do not carry it, or null for no class at all. */
    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext application) {
        List<Class<?>> stated = Stream.ofNullable(classes)
                .flatMap(Set::stream)
                .filter(type -> type.isAnnotationPresent(BankIdAuthenticationMechanismDefinition.class))
                .toList();
        if (!stated.isEmpty()) {
            application.addListener(new AfterAllInitializers(stated, extensions));
        }
    }

    /** Comes when whoever starts CDI has done so. Where there is no telling what CDI knows, nothing is held against a class. */
    private record AfterAllInitializers(List<Class<?>> stated, Supplier<Stream<BankIdExtension>> extensions)
            implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            try {
                extensions.get().findFirst().ifPresent(extension -> extension.requireBeans(stated));
            } catch (ConfigurationException e) {
                if (Tomcat.serves(event.getServletContext())) { // which keeps the reason from its console
                    LOG.log(System.Logger.Level.ERROR, e.getMessage());
                }
                throw e;
            }
        }
    }
}
