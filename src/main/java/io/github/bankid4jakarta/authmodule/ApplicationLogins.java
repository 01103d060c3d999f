package io.github.bankid4jakarta.authmodule;

import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logins of a server's applications, each set up with the first request of its application and kept as long as the server
 * runs: an application that is deployed anew goes on with it. Safe for use by several threads.
 */
final class ApplicationLogins {

    /** Servers make several instances of the module, which must share what bounds the calls to BankID. */
    private static final ApplicationLogins OF_THIS_SERVER = new ApplicationLogins(new LoginSetup());

    private final Map<String, ApplicationLogin> logins = new ConcurrentHashMap<>();
    private final LoginSetup setup;

    ApplicationLogins(LoginSetup setup) {
        this.setup = setup;
    }

    static ApplicationLogins ofThisServer() {
        return OF_THIS_SERVER;
    }

    ApplicationLogin of(ServletContext application) {
        return logins.computeIfAbsent(place(application), place -> setup.open(application, place));
    }

    /** A message that two modules see is no reason to trust either of them. */
    ApplicationLogin of(ServletContext application, Seen seen) {
        ApplicationLogin login = of(application);
        return seen.byAnother() ? closed(application) : login;
    }

    private ApplicationLogin closed(ServletContext application) {
        return logins.compute(
                place(application),
                (place, before) -> before.isClosed()
                        ? before
                        : setup.close(place, List.of(InstallationProblems.MODULE_INSTALLED_TWICE)));
    }

    private static String place(ServletContext application) {
        return application.getVirtualServerName() + " "
                + (application.getContextPath().isEmpty() ? "/" : application.getContextPath());
    }
}
