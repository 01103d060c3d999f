package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.assembly.Backends;
import io.github.bankid4jakarta.assembly.SettingSources;
import io.github.bankid4jakarta.assembly.SettingsReport;
import io.github.bankid4jakarta.assembly.UpstreamThreads;
import io.github.bankid4jakarta.assembly.WiredLogin;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.ConfigurationResolver;
import io.github.bankid4jakarta.config.ContextOverrides;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.PhoneSettings;
import io.github.bankid4jakarta.config.SettingGroup;
import io.github.bankid4jakarta.config.SettingSource;
import io.github.bankid4jakarta.http.ClosedLogin;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Sets up the login of an application by the server's settings, or closes the application and says in the log why. */
final class LoginSetup {

    private static final System.Logger LOG = System.getLogger(LoginSetup.class.getPackageName());

    private static final List<SettingGroup> SETTINGS =
            List.of(BankIdSettings.group(), PhoneSettings.group(), GatewaySettings.group());

    private final Function<Map<String, String>, List<SettingSource>> sources;
    private final ClassLoader server;

    LoginSetup() {
        this(SettingSources::ofThisServer, LoginSetup.class.getClassLoader());
    }

    /**
     * Sets up logins with other settings.
     *
     * @param sources where to look for settings, the most important first, given the context parameters of an application
     * @param server where backends and groups are found
     */
    LoginSetup(Function<Map<String, String>, List<SettingSource>> sources, ClassLoader server) {
        this.sources = sources;
        this.server = server;
    }

    /** Whatever fails, the application is closed: nobody would learn more from its failing with each request. */
    ApplicationLogin open(ServletContext application, String place) {
        try {
            List<SettingSource> found =
                    ContextOverrides.forContext(application.getContextPath(), sources.apply(parameters(application)));
            return asServer(() -> setUp(application, place, found));
        } catch (ConfigurationException e) {
            return close(place, e.problems());
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            return close(place, List.of(InstallationProblems.failed(e)));
        }
    }

    /**
     * The classes of our clients come from the server, also where the application that happens to be asked brings others of the
     * same names along.
     */
    private ApplicationLogin asServer(Supplier<ApplicationLogin> work) {
        Thread thread = Thread.currentThread();
        ClassLoader application = thread.getContextClassLoader();
        thread.setContextClassLoader(server);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(application);
        }
    }

    private ApplicationLogin setUp(ServletContext application, String place, List<SettingSource> found) {
        Backends backends = Backends.of(server);
        ConfigurationResolver resolver = new ConfigurationResolver(found, SETTINGS, backends.choices());
        List<ConfigurationProblem> problems = new ArrayList<>();
        InstallationProblems.copyIn(application).ifPresent(problems::add);
        if (resolver.peek(GatewaySettings.ENABLED).orElse(false)) {
            problems.add(InstallationProblems.GATEWAY_WITHOUT_APPLICATION);
        }
        List<CallerGroups> groups = groups(problems);
        Configuration configuration = resolver.resolve(Map.of(), problems);
        LOG.log(System.Logger.Level.INFO, SettingsReport.text(place, configuration));
        return opened(configuration, backends, groups, place);
    }

    private static Map<String, String> parameters(ServletContext application) {
        return Collections.list(application.getInitParameterNames()).stream()
                .filter(name -> name.startsWith(SettingSource.PREFIX))
                .collect(Collectors.toMap(name -> name, application::getInitParameter));
    }

    private ApplicationLogin opened(
            Configuration configuration, Backends backends, List<CallerGroups> groups, String place) {
        WiredLogin wired = new WiredLogin(
                configuration,
                backends.get(configuration.get(BankIdSettings.BACKEND)),
                new LoggedEvents(place),
                UpstreamThreads.unmanaged(server));
        return new ApplicationLogin(wired.login(), new ServerCallers(configuration, groups));
    }

    private List<CallerGroups> groups(List<ConfigurationProblem> problems) {
        List<CallerGroups> groups = new ArrayList<>();
        try {
            ServiceLoader.load(CallerGroups.class, server).forEach(groups::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            problems.add(new ConfigurationProblem(
                    CallerGroups.class.getSimpleName(),
                    "one of them cannot be loaded: " + e.getMessage(),
                    "Correct META-INF/services in its JAR, or the class that it names"));
        }
        return groups;
    }

    /** Nobody gets into what is protected until the operator has put right what the log says. */
    ApplicationLogin close(String place, List<ConfigurationProblem> problems) {
        LOG.log(
                System.Logger.Level.ERROR,
                "{0}: what is protected there stays closed. {1}",
                place,
                new ConfigurationException(problems).getMessage());
        return ApplicationLogin.closed(
                new ClosedLogin(BankIdSettings.RESERVED_PATH.defaultValue().orElseThrow()));
    }
}
