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

            1. MicroProfile Config, under the key, and so wherever the server has it from: system properties, environment \
            variables, `set-config-property` and password aliases of Payara, variables of Open Liberty. Where the server has \
            no MicroProfile Config: system properties, then environment variables.
            2. The file that `bankid.config-file` names there. Where the server gives its applications the login and has no \
            MicroProfile Config: then the `<context-param>` elements of the application's `web.xml`.
            3. The attribute of `@BankIdAuthenticationMechanismDefinition`. It may hold an expression such as \
            `${settings.groups}`, which gives text, a number or a boolean, or an array or collection of these where several \
            values have their place; an empty attribute counts as not set.
            4. The default.

            As an environment variable, a key is written in capitals with an underscore for every other character than letters \
            and digits: `bankid.qrona.token` is `BANKID_QRONA_TOKEN`. Secrets have no attribute, so that they cannot end up in \
            code.

            All problems are found when the application is deployed, and reported in one list: values that cannot be used, \
            empty values, keys that do not exist, files that cannot be read, a missing or ambiguous backend. Nothing starts \
            half-configured. What belongs to a backend that is not chosen is ignored, but for a real secret beside the \
            simulator: that is a problem, as one of the two is a leftover.

            This page is generated from the code's own table; a test keeps them equal.

            ## Files

            `bankid.config-file` names a properties file in UTF-8 of at most 1 MiB, such as:

            ```properties
            bankid.qrona.token-file=/run/secrets/bankid-token
            bankid.groups=user
            ```

            Its keys are those of this page, written as they are here; it cannot name another file.

            Every secret can stand in a file of its own instead, as containers mount them. The key that names the file ends in \
            `-file`: with `bankid.qrona.token-file=/run/secrets/bankid-token` the token is the text of that file, without a line \
            break at its end. The file holds at most 64 KiB, in UTF-8. Setting a secret and its file is a problem, whichever \
            source has either.

            Paths are absolute, or relative to the folder in which the server was started. Files are read at the start, and \
            not again: after a mounted secret has changed, restart the server, or deploy anew an application that holds the JAR \
            itself.

            ## Payara's own store

            Payara has a password alias in MicroProfile Config under the alias's name, so an alias that is called \
            `bankid.qrona.token` is the token. On Payara Micro these are lines of a file that is given with \
            `--postbootcommandfile`, which runs before applications are deployed; in a pre-boot file neither command works yet:

            ```
            set-config-property --propertyname=bankid.groups --propertyvalue=user --source=domain
            create-password-alias bankid.qrona.token --passwordfile /run/secrets/alias
            ```

            The password file holds the line `AS_ADMIN_ALIASPASSWORD=` and the secret.

            ## Settings for one context path

            Where the server gives its applications the login, they all have the same settings. What differs for one of them is \
            written with its context path: `bankid.context./app.groups` comes before `bankid.groups` for the application at \
            `/app`, whichever source has either. `/` stands for the root: `bankid.context./.groups`. All settings but \
            `bankid.config-file` can be written so. As environment variables these are `BANKID_CONTEXT__APP_GROUPS` and \
            `BANKID_CONTEXT___GROUPS`; paths that differ only in characters other than letters and digits share a variable. \
            Keys of a path where nothing is deployed are ignored. An application that holds the JAR itself has its own settings, \
            and ignores these keys.

            ## What is in the log

            Each application logs once, at level `INFO`, which settings are not at their defaults and where each has its value \
            from, such as:

            ```
            BankID login is configured:
              bankid.config-file=/etc/bankid.properties from MicroProfile Config (Domain)
              bankid.groups=clerk from the file /etc/bankid.properties
              bankid.qrona.token from the file /run/secrets/bankid-token
              An access log that names callers holds their personal numbers, unless bankid.caller-name=pseudonym.
            ```

            The values of secrets are never shown, nor those with an `@` in them, which may hold a password.
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
        setting.fileKey()
                .ifPresent(
                        key -> row(page, "In a file", "`" + key + "`, or `" + EnvironmentSource.variable(key) + "`"));
    }

    private static void row(StringBuilder page, String name, String value) {
        page.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }
}
