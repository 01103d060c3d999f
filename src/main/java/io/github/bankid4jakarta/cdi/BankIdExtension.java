package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import io.github.bankid4jakarta.assembly.Backends;
import io.github.bankid4jakarta.assembly.SettingSources;
import io.github.bankid4jakarta.assembly.SettingsReport;
import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.ConfigurationResolver;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.PhoneSettings;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.config.SettingGroup;
import io.github.bankid4jakarta.config.SettingSource;
import io.github.bankid4jakarta.gateway.Gateway;
import io.github.bankid4jakarta.mechanism.AnnouncedMechanism;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Turns an application into one that logs its callers in with BankID, by the JAR's mere presence. Found by the CDI
 * container through {@code META-INF/services}; an application does not use it.
 *
 * <p>The beans are known by their interfaces only and come to life with the first request. Never asks for
 * {@code CDI.current()}, which fails where the class lies in several bean archives.
 */
public class BankIdExtension implements Extension {

    private static final System.Logger LOG = System.getLogger("io.github.bankid4jakarta.cdi");

    private static final List<SettingGroup> SETTINGS =
            List.of(BankIdSettings.group(), PhoneSettings.group(), GatewaySettings.group());

    private static final String IN_VAIN =
            "@BankIdAuthenticationMechanismDefinition on {0} does not count: CDI has the class as no bean, by a beans.xml or an"
                    + " extension for one";

    private final Function<List<ClassLoader>, List<SettingSource>> sources;
    private final Function<ClassLoader, Backends> backends;
    private final AssembledLogin.Factory factory;
    private final BooleanSupplier serverHasModule;
    private final Discovered discovered = new Discovered();
    private final ApplicationParts parts = new ApplicationParts();
    private volatile boolean standsBack;
    private volatile boolean opened;
    private volatile AssembledLogin login;

    /** For the CDI container. */
    public BankIdExtension() {
        this(SettingSources::ofThisServer, Backends::of, Assembly::new, InstalledModule::isThere);
    }

    BankIdExtension(
            Function<List<ClassLoader>, List<SettingSource>> sources,
            Function<ClassLoader, Backends> backends,
            AssembledLogin.Factory factory,
            BooleanSupplier serverHasModule) {
        this.sources = sources;
        this.backends = backends;
        this.factory = factory;
        this.serverHasModule = serverHasModule;
    }

    /** Open Liberty finds mechanisms among the types only, and never one that is a bean from the outset. */
    void announce(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(AnnouncedMechanism.class, BankIdExtension.class.getName());
    }

    /** Sees what may become a bean: of a class without a scope it depends on the archive whether CDI looks at it at all. */
    void consider(
            @Observes @WithAnnotations(BankIdAuthenticationMechanismDefinition.class) ProcessAnnotatedType<?> event) {
        discovered.consider(event.getAnnotatedType().getJavaClass());
    }

    /** Sees enabled beans only, so a definition on a vetoed class or an unselected alternative does not count. */
    void look(@Observes ProcessBean<?> event) {
        Class<?> beanClass = event.getBean().getBeanClass();
        if (!beanClass.equals(BankIdExtension.class) && !parts.hasAnother(beanClass)) {
            discovered.look(event.getBean(), event.getAnnotated());
        }
    }

    /** Where the server gives its applications the login, there is nothing to add. */
    void addBeans(@Observes AfterBeanDiscovery event) {
        standsBack = serverHasModule.getAsBoolean();
        if (standsBack) {
            return;
        }
        event.<AnnouncedMechanism>addBean()
                .beanClass(BankIdExtension.class)
                .types(HttpAuthenticationMechanism.class, AnnouncedMechanism.class)
                .scope(ApplicationScoped.class)
                .id(BankIdExtension.class.getName() + ".mechanism")
                .produceWith(instance -> login.mechanism(IdentityStores.handler(instance)));
        event.<IdentityStore>addBean()
                .beanClass(BankIdExtension.class)
                .types(IdentityStore.class)
                .scope(ApplicationScoped.class)
                .id(BankIdExtension.class.getName() + ".identityStore")
                .produceWith(instance -> login.identityStore());
        event.<PhoneIdentification>addBean()
                .beanClass(BankIdExtension.class)
                .types(PhoneIdentification.class)
                .scope(ApplicationScoped.class)
                .id(BankIdExtension.class.getName() + ".phoneIdentification")
                .produceWith(instance -> login.phoneIdentification(new CallingAgents(instance)));
    }

    void open(@Observes AfterDeploymentValidation event, BeanManager beanManager) {
        opened = true;
        if (standsBack) {
            refuseSecondLogin(event);
            return;
        }
        Backends found = backends.apply(ApplicationParts.application());
        try {
            Configuration configuration = resolve(found, beanManager);
            LOG.log(System.Logger.Level.INFO, SettingsReport.text("", configuration));
            BankIdBackend backend = found.get(configuration.get(BankIdSettings.BACKEND));
            login = factory.assemble(configuration, backend, new CdiEvents(beanManager.getEvent()));
        } catch (ConfigurationException e) {
            event.addDeploymentProblem(discovered.explained(e));
        }
    }

    private void refuseSecondLogin(AfterDeploymentValidation event) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        InstalledModule.copyIn(ApplicationParts.application()).ifPresent(problems::add);
        discovered.definition().map(definition -> Discovered.secondLogin()).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new ConfigurationException(problems));
        }
    }

    private Configuration resolve(Backends found, BeanManager beanManager) {
        List<Setting<?>> settings = new ArrayList<>(BankIdSettings.all());
        settings.addAll(found.settings());
        ElEvaluator evaluator = new ElEvaluator(new NamedBeans(beanManager, discovered.named()));
        DefinitionAttributes attributes = discovered
                .definition()
                .map(definition -> DefinitionAttributes.read(definition, settings, evaluator))
                .orElse(DefinitionAttributes.NONE);
        List<ConfigurationProblem> problems = new ArrayList<>(discovered.problems());
        problems.addAll(attributes.problems());
        return new ConfigurationResolver(sources.apply(parts.loaders()), SETTINGS, found.choices())
                .resolve(attributes.texts(), problems);
    }

    /**
     * Hears which classes carry the definition, from somebody who sees those that are no beans too.
     *
     * @param stated the classes
     * @throws ConfigurationException where one carries it in vain, and nobody can have wanted that
     */
    void requireBeans(Collection<Class<?>> stated) {
        List<StatedClass> inVain = opened ? discovered.inVain(stated) : List.of();
        List<ConfigurationProblem> problems = inVain.stream()
                .flatMap(type -> discovered.problem(type).stream())
                .map(problem -> standsBack ? Discovered.secondLogin() : problem)
                .toList();
        if (!problems.isEmpty()) {
            close(); // servers shut CDI down when they have put the application's classes away
            throw new ConfigurationException(problems);
        }
        inVain.forEach(type -> LOG.log(System.Logger.Level.WARNING, IN_VAIN, type.name()));
    }

    /**
     * The gateway, for whoever serves it.
     *
     * @return empty where it is not switched on, or the application is not deployed yet
     */
    Optional<Gateway> gateway() {
        return Optional.ofNullable(login).flatMap(AssembledLogin::gateway);
    }

    void close(@Observes BeforeShutdown event) {
        close();
    }

    private void close() {
        if (login != null) {
            login.close();
            login = null;
        }
    }
}
