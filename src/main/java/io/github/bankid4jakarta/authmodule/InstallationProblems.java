package io.github.bankid4jakarta.authmodule;

import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.GatewaySettings;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What can be wrong with where the library lies, rather than with what is configured. */
final class InstallationProblems {

    static final ConfigurationProblem MODULE_INSTALLED_TWICE = new ConfigurationProblem(
            BankIdServerAuthModule.class.getSimpleName(),
            "the server has it twice for one application",
            "Remove one of the two from the server's configuration, and start the server again");

    static final ConfigurationProblem GATEWAY_WITHOUT_APPLICATION = new ConfigurationProblem(
            GatewaySettings.ENABLED.key(),
            "the gateway is served by an application that holds bankid4jakarta, not by the server",
            "Remove it from the server's configuration, and run the gateway by itself");

    private static final String CLASS_FILE =
            BankIdServerAuthModule.class.getName().replace('.', '/') + ".class";

    private InstallationProblems() {}

    /**
     * A failure that nobody foresaw. What classes cannot be had is told; other messages may quote what must not be logged.
     */
    static ConfigurationProblem failed(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String what = failure instanceof Error
                ? failure.toString()
                : failure.getClass().getName() + " at " + (trace.length == 0 ? "an unknown place" : trace[0]);
        return new ConfigurationProblem(
                BankIdServerAuthModule.class.getSimpleName(),
                "the login cannot be set up: " + what,
                "Correct the JARs beside the module, and start the server again");
    }

    /** An application that brings the library along would have two logins that know nothing of each other. */
    static Optional<ConfigurationProblem> copyIn(ServletContext application) {
        return hasOtherCopy(application.getClassLoader())
                ? Optional.of(new ConfigurationProblem(
                        "WEB-INF/lib",
                        "the application holds bankid4jakarta, and so does the server",
                        "Remove the JAR from the application, or the module from the server's configuration"))
                : Optional.empty();
    }

    private static boolean hasOtherCopy(ClassLoader application) {
        String ours = String.valueOf(BankIdServerAuthModule.class.getResource("BankIdServerAuthModule.class"));
        return copies(application).stream()
                .anyMatch(copy -> !copy.toExternalForm().equals(ours));
    }

    private static List<URL> copies(ClassLoader application) {
        try {
            return application == null ? List.of() : Collections.list(application.getResources(CLASS_FILE));
        } catch (IOException e) {
            return List.of(); // what cannot be read cannot be loaded either
        }
    }
}
