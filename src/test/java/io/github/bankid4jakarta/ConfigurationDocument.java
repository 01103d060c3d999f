package io.github.bankid4jakarta;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.EnvironmentSource;
import io.github.bankid4jakarta.config.GatewayClientSettings;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.PhoneSettings;
import io.github.bankid4jakarta.config.Setting;
import java.util.List;

/** Writes {@code docs/configuration.md} from the settings table. */
final class ConfigurationDocument {

    private static final String INTRODUCTION =
            """
            # Configuration

            Every setting has a key. Its value is looked up in this order:

            1. MicroProfile Config, under the key. Where the server has no MicroProfile Config: system properties, then \
            environment variables.
            2. The attribute of `@BankIdAuthenticationMechanismDefinition`. It may hold an expression such as \
            `${settings.groups}`; an empty attribute counts as not set.
            3. The default.

            As an environment variable, a key is written in capitals with an underscore for every dot and dash: \
            `bankid.qrona.token` is `BANKID_QRONA_TOKEN`. Secrets have no attribute, so that they cannot end up in code.

            All problems are found when the application is deployed, and reported in one list: values that cannot be used, \
            empty values, keys that do not exist, a missing or ambiguous backend. Nothing starts half-configured. What belongs \
            to a backend that is not chosen is ignored.

            This page is generated from the code's own table; a test keeps them equal.
            """;

    private ConfigurationDocument() {}

    static String text() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        section(page, "Settings of every application", "", BankIdSettings.all());
        section(
                page,
                "Identification over the phone",
                "For applications whose agents identify the people they talk to; [how](phone.md).",
                PhoneSettings.all());
        section(
                page,
                "Gateway",
                "The gateway serves the hosted API to other services; [how](gateway.md).",
                GatewaySettings.all());
        section(
                page,
                "Each client of the gateway",
                "`<id>` stands for a name that `" + GatewaySettings.CLIENTS.key() + "` lists.",
                new GatewayClientSettings("<id>").all());
        for (BankIdBackend backend : TestTable.backends()) {
            section(page, "Backend `" + backend.name() + "`", howChosen(backend), backend.settings());
        }
        return page.toString();
    }

    private static String howChosen(BankIdBackend backend) {
        return backend.chosenBy()
                .map(setting -> "Chosen by `" + setting.key() + "`, or by `bankid.backend=" + backend.name() + "`.")
                .orElse("Chosen by `bankid.backend=" + backend.name() + "` only.");
    }

    private static void section(StringBuilder page, String title, String introduction, List<Setting<?>> settings) {
        page.append("\n## ").append(title).append('\n');
        if (!introduction.isEmpty()) {
            page.append('\n').append(introduction).append('\n');
        }
        settings.forEach(setting -> setting(page, setting));
    }

    private static void setting(StringBuilder page, Setting<?> setting) {
        page.append("\n### `").append(setting.key()).append("`\n\n");
        page.append(setting.doc()).append("\n\n");
        page.append("| | |\n| --- | --- |\n");
        row(
                page,
                "Default",
                setting.defaultValue().map(text -> "`" + text + "`").orElse("none"));
        if (!setting.unit().isEmpty()) {
            row(page, "Unit", setting.unit());
        }
        setting.attribute().ifPresent(name -> row(page, "Attribute", "`" + name + "`"));
        row(page, "Environment variable", "`" + EnvironmentSource.variable(setting.key()) + "`");
        if (setting.secret()) {
            row(page, "Secret", "yes: never shown, and never an attribute");
        }
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
