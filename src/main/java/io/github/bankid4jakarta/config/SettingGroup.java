package io.github.bankid4jakarta.config;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Settings that belong together.
 *
 * @param settings those that exist once
 * @param named those that exist once for each name that one of {@link #settings()} lists, found by what was configured
 * @param check what must hold between all of them; sees defaults in the place of values that cannot be used
 */
public record SettingGroup(
        List<Setting<?>> settings,
        Function<Configuration, List<Setting<?>>> named,
        Function<Configuration, List<ConfigurationProblem>> check) {

    /**
     * Checks that nothing is null.
     *
     * @param settings those that exist once
     * @param named those that exist once for each listed name
     * @param check what must hold between all of them
     */
    public SettingGroup {
        settings = List.copyOf(settings);
        Objects.requireNonNull(named, "named");
        Objects.requireNonNull(check, "check");
    }

    /**
     * Settings that say all there is to say.
     *
     * @param settings those that exist once
     * @return the group
     */
    public static SettingGroup of(List<Setting<?>> settings) {
        return new SettingGroup(settings, configuration -> List.of(), configuration -> List.of());
    }
}
