package io.github.bankid4jakarta.cdi;

import static java.util.function.Predicate.not;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the application's enabled beans say about authentication: our definition, whatever would compete with it, and the
 * beans that expressions may name. Filled by one thread while the application is deployed.
 */
final class Discovered {

    private static final String DEFINITION = "@" + BankIdAuthenticationMechanismDefinition.class.getSimpleName();

    /** What deployments fail without, and a class may state of which CDI makes no bean. */
    private static final Set<String> STATED =
            Set.of(BankIdSettings.BACKEND.key(), BankIdSettings.ENVIRONMENT.key(), BankIdSettings.PUBLIC_ADDRESS.key());

    private final Map<String, BankIdAuthenticationMechanismDefinition> definitions = new TreeMap<>();
    private final Set<String> considered = new TreeSet<>();
    private final Set<String> competitors = new TreeSet<>();
    private final Map<String, Bean<?>> named = new TreeMap<>();

    /** A class with a definition that CDI considers; it makes no bean of it where somebody keeps it from that. */
    void consider(Class<?> type) {
        considered.add(type.getName());
    }

    /**
     * Looks at an enabled bean.
     *
     * @param bean any bean but our own
     * @param annotated what declares it; null for a bean that an extension made up
     */
    void look(Bean<?> bean, Annotated annotated) {
        String beanClass = bean.getBeanClass().getName();
        if (bean.getTypes().contains(HttpAuthenticationMechanism.class)) {
            competitors.add("the authentication mechanism of " + beanClass);
        }
        if (bean.getName() != null) {
            named.put(bean.getName(), bean);
        }
        if (annotated != null) {
            annotated.getAnnotations().forEach(annotation -> look(annotation, beanClass));
        }
    }

    private void look(Annotation annotation, String beanClass) {
        if (annotation instanceof BankIdAuthenticationMechanismDefinition definition) {
            definitions.put(beanClass, definition);
        } else if (isForeignDefinition(annotation.annotationType())) {
            competitors.add("@" + annotation.annotationType().getSimpleName() + " on " + beanClass);
        }
    }

    /** Known by name, as servers and libraries have definitions of their own; also the container of a repeated one. */
    private static boolean isForeignDefinition(Class<? extends Annotation> type) {
        Class<?> named = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        return named.getSimpleName().endsWith("AuthenticationMechanismDefinition");
    }

    /**
     * The application's definition.
     *
     * @return empty where the application has none and the configured settings count alone
     */
    Optional<BankIdAuthenticationMechanismDefinition> definition() {
        return definitions.values().stream().findFirst();
    }

    /**
     * The application's beans that expressions may name.
     *
     * @return the beans by name
     */
    Map<String, Bean<?>> named() {
        return named;
    }

    /** What is wrong with a definition where the server gives its applications the login. */
    static ConfigurationProblem secondLogin() {
        return new ConfigurationProblem(
                DEFINITION,
                "the application states a login of its own, and the server gives it one already",
                "Remove the annotation from the application, or the module from the server's configuration");
    }

    /** The classes of these that carry a definition in vain, and not because somebody said so. */
    List<StatedClass> inVain(Collection<Class<?>> stated) {
        return stated.stream()
                .filter(type -> !definitions.containsKey(type.getName()))
                .map(StatedClass::new)
                .filter(not(StatedClass::isLeftOut))
                .toList();
    }

    /** What is wrong with a class that carries a definition in vain; empty where another than its author may want it so. */
    Optional<ConfigurationProblem> problem(StatedClass inVain) {
        if (inVain.isNeverBean()) {
            return Optional.of(noBean(inVain, "Move the annotation to a concrete class with @ApplicationScoped"));
        }
        return inVain.isDeclaredBean() || considered.contains(inVain.name())
                ? Optional.empty()
                : Optional.of(noBean(inVain, "Add @ApplicationScoped to the class, or @Vetoed if it is not to count"));
    }

    private static ConfigurationProblem noBean(StatedClass inVain, String remedy) {
        return new ConfigurationProblem(
                DEFINITION, "the class " + inVain.name() + " carries it and is no CDI bean", remedy);
    }

    /** The same, and why it may be: where CDI refuses the deployment, nobody hears of a class that is no bean any more. */
    ConfigurationException explained(ConfigurationException failure) {
        boolean maybeInVain = definitions.isEmpty()
                && failure.problems().stream().map(ConfigurationProblem::key).anyMatch(STATED::contains);
        if (!maybeInVain) {
            return failure;
        }
        List<ConfigurationProblem> problems = new ArrayList<>(failure.problems());
        problems.add(new ConfigurationProblem(
                DEFINITION, "no CDI bean carries it", "If a class of yours does, add @ApplicationScoped to it"));
        return new ConfigurationException(problems);
    }

    List<ConfigurationProblem> problems() {
        List<ConfigurationProblem> problems = new ArrayList<>();
        if (definitions.size() > 1) {
            String classes = String.join(" and ", definitions.keySet());
            problems.add(new ConfigurationProblem(
                    DEFINITION, "more than one class carries it: " + classes, "Keep it on one of them"));
        }
        if (!competitors.isEmpty()) {
            problems.add(new ConfigurationProblem(
                    HttpAuthenticationMechanism.class.getSimpleName(),
                    "an application has one way to log in, and this one also has " + String.join(" and ", competitors),
                    "Remove that, or remove the JAR of bankid4jakarta"));
        }
        return problems;
    }
}
