package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.ConfigFile;
import io.github.bankid4jakarta.config.EnvironmentSource;
import io.github.bankid4jakarta.config.MapSource;
import io.github.bankid4jakarta.config.SettingSource;
import io.github.bankid4jakarta.config.SystemPropertySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where this server configures its applications. Names no type of MicroProfile Config, which may be absent. */
public final class SettingSources {

    private static final System.Logger LOG = System.getLogger("io.github.bankid4jakarta.assembly");

    private SettingSources() {}

    /**
     * MicroProfile Config where the server has it, else system properties and environment variables; then the file that
     * {@link BankIdSettings#CONFIG_FILE} names there.
     *
     * @return the sources, the most important first
     */
    public static List<SettingSource> ofThisServer() {
        return ofThisServer(Map.of());
    }

    /**
     * The same for one application that may consist of several. Servers show each of them its own settings only, and may ask for
     * the login of all of them at once.
     *
     * @param parts the class loaders of its parts, where they are not those of all of it
     * @return the sources, the most important first: what all of the application sees, then what its parts do
     */
    public static List<SettingSource> ofThisServer(List<ClassLoader> parts) {
        return ofThisServer(Map.of(), parts);
    }

    /**
     * The same for one web application, whose context parameters count where the server has no MicroProfile Config.
     *
     * @param contextParameters the {@code <context-param>} elements of its {@code web.xml}, by name
     * @return the sources, the most important first
     */
    public static List<SettingSource> ofThisServer(Map<String, String> contextParameters) {
        return ofThisServer(contextParameters, List.of());
    }

    private static List<SettingSource> ofThisServer(Map<String, String> contextParameters, List<ClassLoader> parts) {
        try {
            return MicroProfileConfigSource.ofThisApplication(parts);
        } catch (LinkageError | IllegalStateException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "No MicroProfile Config here: reading system properties and environment");
            return withConfigFile(
                    List.of(new SystemPropertySource(), new EnvironmentSource()),
                    MapSource.contextParameters(contextParameters));
        }
    }

    /**
     * Puts the file that a source names behind the sources that may do so.
     *
     * @param naming the sources that mostly name it
     * @param after what counts less than the file, unless it names the file itself
     * @return all of them, the most important first
     */
    static List<SettingSource> withConfigFile(List<SettingSource> naming, SettingSource after) {
        List<SettingSource> sources = new ArrayList<>(naming);
        Optional<SettingSource> file = ConfigFile.namedBy(naming);
        file.ifPresent(sources::add);
        sources.add(after);
        if (file.isEmpty()) {
            ConfigFile.namedBy(List.of(after)).ifPresent(sources::add);
        }
        return List.copyOf(sources);
    }
}
