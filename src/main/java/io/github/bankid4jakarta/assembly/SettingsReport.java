package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.CallerName;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.SettingOrigin;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells an operator at the start which settings are not at their defaults, and which source won for each. */
public final class SettingsReport {

    private static final String NUMBERS_IN_ACCESS_LOG =
            "An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym.";

    private SettingsReport() {}

    /**
     * One log record about one application.
     *
     * @param application how an operator knows it, such as {@code /app}; may be empty
     * @param configuration its resolved settings
     * @return a line for each setting that has a source, without the values of secrets
     */
    public static String text(String application, Configuration configuration) {
        String title = application.isEmpty()
                ? "BankID login is configured:"
                : "BankID login of " + application + " is configured:";
        return Stream.concat(configuration.origins().stream().map(SettingOrigin::toString), notes(configuration))
                .collect(Collectors.joining("\n  ", title + "\n  ", ""));
    }

    /** Operators know what their access log is for, and not what we have the server write into it. */
    private static Stream<String> notes(Configuration configuration) {
        boolean callers = !configuration.find(GatewaySettings.ONLY).orElse(false);
        boolean byNumber = configuration.find(BankIdSettings.CALLER_NAME).stream()
                .anyMatch(name -> name == CallerName.PERSONAL_NUMBER);
        return callers && byNumber ? Stream.of(NUMBERS_IN_ACCESS_LOG) : Stream.empty();
    }
}
