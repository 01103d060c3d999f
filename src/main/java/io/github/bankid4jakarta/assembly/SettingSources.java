package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.config.EnvironmentSource;
import io.github.bankid4jakarta.config.SettingSource;
import io.github.bankid4jakarta.config.SystemPropertySource;
import java.util.List;

/** Where this server configures its applications. Names no type of MicroProfile Config, which may be absent. */
public final class SettingSources {

    private static final System.Logger LOG = System.getLogger("io.github.bankid4jakarta.assembly");

    private SettingSources() {}

    /**
     * MicroProfile Config where the server has it, else system properties and environment variables.
     *
     * @return the sources, the most important first
     */
    public static List<SettingSource> ofThisServer() {
        try {
            return MicroProfileConfigSource.ofThisApplication();
        } catch (LinkageError | IllegalStateException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "No MicroProfile Config here: reading system properties and environment");
            return List.of(new SystemPropertySource(), new EnvironmentSource());
        }
    }
}
