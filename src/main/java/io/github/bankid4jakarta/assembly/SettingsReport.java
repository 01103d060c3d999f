package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.SettingOrigin;
import java.util.stream.Collectors;

/** Tells an operator at the start which settings are not at their defaults, and which source won for each. */
public final class SettingsReport {

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
        return configuration.origins().stream()
                .map(SettingOrigin::toString)
                .collect(Collectors.joining("\n  ", title + "\n  ", ""));
    }
}
