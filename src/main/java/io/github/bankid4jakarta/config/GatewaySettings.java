package io.github.bankid4jakarta.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The settings of the gateway, which serves the hosted API to other services. */
public final class GatewaySettings {

    /** Whether the gateway is served. */
    public static final Setting<Boolean> ENABLED = setting("enabled", Converters::yesOrNo)
            .defaultValue("false")
            .doc("`true` serves the hosted API to the clients below.")
            .build();

    /** Whether nothing but the gateway is served. */
    public static final Setting<Boolean> ONLY = setting("only", Converters::yesOrNo)
            .defaultValue("false")
            .doc(
                    "`true` serves no login page: nobody logs in to this application, and nobody without a token starts an order.")
            .build();

    /** Where the gateway lies. */
    public static final Setting<String> PATH = setting("path", Converters::gatewayPath)
            .defaultValue("/gateway")
            .doc(
                    "The path, relative to the application, below which the operations lie. `/` gives the whole application to the gateway.")
            .build();

    /** Who may call. */
    public static final Setting<Set<String>> CLIENTS = setting("clients", Converters::clientIds)
            .unit("comma-separated names")
            .doc(
                    "The clients, by names of your own such as `shop, call-centre`, which appear in the log. Each has settings of its own, below.")
            .build();

    /** Where orders are kept. */
    public static final Setting<GatewayStore> STORE = setting("store", Converters::gatewayStore)
            .defaultValue("memory")
            .doc(
                    "Where orders are kept: `memory` for one node, or `jcache`, a cache that all nodes share, so that any node answers for any order.")
            .build();

    /** Where the shared cache is found. */
    public static final Setting<String> CACHE_MANAGER = setting("cache-manager", Converters::text)
            .defaultValue("payara/CacheManager")
            .unit("JNDI name")
            .doc("Where the server keeps the `javax.cache.CacheManager` that all nodes share; used for `jcache` only.")
            .build();

    /** How long an ended order can be read again. */
    public static final Setting<Duration> RESULT_RETENTION = setting("result-retention", Converters::duration)
            .defaultValue("PT1M")
            .unit("ISO 8601 duration")
            .doc(
                    "How long the client can read the end of an order again, so that a lost answer loses no login. Afterwards nothing of it is kept. At most PT10M.")
            .build();

    /** How long a call of `auth-and-collect` may take. */
    public static final Setting<Duration> PHONE_TIMEOUT = setting("phone-timeout", Converters::duration)
            .defaultValue("PT4M")
            .unit("ISO 8601 duration")
            .doc("How long an order over the phone may take before it is cancelled. At most PT10M.")
            .build();

    /** How many calls of `auth-and-collect` may wait. */
    public static final Setting<Integer> WAITING_CALLS = setting("waiting-calls", Converters::positive)
            .defaultValue("10000")
            .unit("calls per node")
            .doc("Calls of `auth-and-collect` that may wait at once. One more is answered 503.")
            .build();

    private static final List<Setting<?>> ALL =
            List.of(ENABLED, ONLY, PATH, CLIENTS, STORE, CACHE_MANAGER, RESULT_RETENTION, PHONE_TIMEOUT, WAITING_CALLS);

    private GatewaySettings() {}

    /**
     * Every setting that exists once.
     *
     * @return the descriptors, in the order of the documentation
     */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /**
     * All settings of the gateway, those of its clients too, and what must hold between them.
     *
     * @return the group
     */
    public static SettingGroup group() {
        return new SettingGroup(ALL, GatewaySettings::ofClients, GatewaySettings::check);
    }

    /**
     * The settings of each configured client.
     *
     * @param configuration the resolved settings
     * @return one for each client
     */
    public static List<GatewayClientSettings> clients(Configuration configuration) {
        return configuration.find(CLIENTS).orElse(Set.of()).stream()
                .map(GatewayClientSettings::new)
                .toList();
    }

    private static List<Setting<?>> ofClients(Configuration configuration) {
        return clients(configuration).stream()
                .<Setting<?>>flatMap(client -> client.all().stream())
                .toList();
    }

    private static List<ConfigurationProblem> check(Configuration configuration) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        boolean enabled = configuration.get(ENABLED);
        if (enabled && configuration.find(CLIENTS).isEmpty()) {
            problems.add(problem(CLIENTS, "is not set", "The gateway serves the clients that it names"));
        }
        if (!enabled && configuration.get(ONLY)) {
            problems.add(problem(ONLY, "is true without a gateway", "Set " + ENABLED.key() + "=true, or remove it"));
        }
        if (enabled && overlap(configuration.get(PATH), configuration.get(BankIdSettings.RESERVED_PATH))) {
            problems.add(problem(
                    PATH,
                    "and " + BankIdSettings.RESERVED_PATH.key() + " lie within each other",
                    "Choose a path that has nothing to do with it, such as "
                            + PATH.defaultValue().orElseThrow()));
        }
        problems.addAll(checkTokens(configuration));
        return problems;
    }

    private static List<ConfigurationProblem> checkTokens(Configuration configuration) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (GatewayClientSettings client : clients(configuration)) {
            Set<String> hashes = configuration.find(client.tokenHash()).orElse(Set.of());
            if (hashes.isEmpty()) {
                problems.add(problem(
                        client.tokenHash(),
                        "is not set",
                        "Set it to the SHA-256 of the client's token, in hexadecimal"));
            }
            if (!hashes.stream().allMatch(seen::add)) {
                problems.add(problem(
                        client.tokenHash(),
                        "is the hash of another client too",
                        "Give each client a token of its own"));
            }
        }
        return problems;
    }

    private static boolean overlap(String gateway, String reserved) {
        String one = gateway + "/";
        String other = reserved + "/";
        return !gateway.equals("/") && (one.startsWith(other) || other.startsWith(one));
    }

    private static ConfigurationProblem problem(Setting<?> setting, String what, String remedy) {
        return new ConfigurationProblem(setting.key(), what, remedy);
    }

    private static <T> SettingBuilder<T> setting(String name, Function<String, T> converter) {
        return new SettingBuilder<>("bankid.gateway." + name, Optional.empty(), converter);
    }
}
