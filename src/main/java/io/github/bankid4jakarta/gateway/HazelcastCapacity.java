package io.github.bankid4jakarta.gateway;

import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;

/**
 * Makes Hazelcast keep every order. A cache that it is asked for in the standard way holds about 10,000 entries and silently
 * drops others beyond that, and the standard has no word for more. Hazelcast is reached by name only, as other providers do
 * without it.
 */
final class HazelcastCapacity {

    private static final String CONFIGURATION = "com.hazelcast.config.CacheConfig";
    private static final int ENTRIES = 1_000_000;

    private HazelcastCapacity() {}

    /**
     * The configuration that keeps every order.
     *
     * @param manager makes the cache
     * @param configuration the cache as the standard can describe it
     * @return the same where the manager is not Hazelcast's
     * @throws IllegalStateException where it is, in a version whose capacity cannot be raised
     */
    static CompleteConfiguration<String, String> raised(
            CacheManager manager, CompleteConfiguration<String, String> configuration) {
        if (!manager.getClass().getName().startsWith("com.hazelcast.")) {
            return configuration;
        }
        try {
            return raised(manager.getClass().getClassLoader(), configuration);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of Hazelcast would drop orders beyond its default capacity", e);
        }
    }

    @SuppressWarnings("unchecked") // Hazelcast's own configuration has the types of the one that it is made from
    private static CompleteConfiguration<String, String> raised(
            ClassLoader hazelcast, CompleteConfiguration<String, String> configuration)
            throws ReflectiveOperationException {
        Object own = Class.forName(CONFIGURATION, true, hazelcast)
                .getConstructor(CompleteConfiguration.class)
                .newInstance(configuration);
        Object eviction = own.getClass().getMethod("getEvictionConfig").invoke(own);
        eviction.getClass().getMethod("setSize", int.class).invoke(eviction, ENTRIES);
        return (CompleteConfiguration<String, String>) own;
    }
}
