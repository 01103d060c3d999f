package io.github.bankid4jakarta.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings for applications that identify the people they talk to on the phone. */
public final class PhoneSettings {

    /** Who may identify people. */
    public static final Setting<String> ROLE = setting("role", Converters::roleName)
            .unit("name of a role")
            .doc(
                    "The role of those who may identify people over the phone. Without it nobody may: every call of `PhoneIdentification` fails and names this setting.")
            .build();

    /** How often one agent may start an order. */
    public static final Setting<Integer> STARTS_PER_AGENT = setting("starts-per-agent", Converters::positive)
            .defaultValue("30")
            .unit("starts per hour and node")
            .doc(
                    "Orders of one agent per hour that may end without an identification; as many may follow each other at once.")
            .build();

    /** How often an order may be started for one person. */
    public static final Setting<Integer> STARTS_PER_PERSON = setting("starts-per-person", Converters::positive)
            .defaultValue("3")
            .unit("starts per 5 minutes and node")
            .doc(
                    "Orders that all agents together may start for one person per 5 minutes, so that nobody's phone is flooded.")
            .build();

    /** How many orders of one agent may run. */
    public static final Setting<Integer> ORDERS_PER_AGENT = setting("orders-per-agent", Converters::positive)
            .defaultValue("3")
            .unit("orders per node")
            .doc("Orders of one agent that may run at once. For one person there is never more than one.")
            .build();

    /** How long the end of an order can be read. */
    public static final Setting<Duration> RESULT_RETENTION = setting("result-retention", Converters::duration)
            .defaultValue("PT1M")
            .unit("ISO 8601 duration")
            .doc(
                    "How long the agent can read the end of an order, and with it who was identified. Afterwards nothing of it is kept. At most PT10M.")
            .build();

    private static final List<Setting<?>> ALL =
            List.of(ROLE, STARTS_PER_AGENT, STARTS_PER_PERSON, ORDERS_PER_AGENT, RESULT_RETENTION);

    private PhoneSettings() {}

    /**
     * Every setting for identifications over the phone.
     *
     * @return the descriptors, in the order of the documentation
     */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /**
     * These settings, between which nothing must hold.
     *
     * @return the group
     */
    public static SettingGroup group() {
        return SettingGroup.of(ALL);
    }

    private static <T> SettingBuilder<T> setting(String name, Function<String, T> converter) {
        return new SettingBuilder<>("bankid.phone." + name, Optional.empty(), converter);
    }
}
