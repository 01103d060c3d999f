package io.github.bankid4jakarta.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Keeps the orders in a cache that all nodes share (JSR 107, {@code javax.cache}), so that any node answers for any order and
 * one can die. Orders and their texts are strings, so the nodes need not share classes.
 */
final class JCacheOrderStore implements GatewayOrderStore {

    /** All gateways of a cluster that use this cache serve the same orders to the same clients. */
    static final String CACHE = "bankid4jakarta-gateway-orders";

    private final Cache<String, String> cache;

    JCacheOrderStore(Cache<String, String> cache) {
        this.cache = cache;
    }

    /**
     * Opens the cache that the server's cache manager has, and makes it where no node has done so yet.
     *
     * <p>Asks JNDI only: the default caching provider of a class path may be a client that looks for a cluster of its own, for
     * ever.
     *
     * @param managerName the JNDI name of the cache manager
     * @param life how long an entry may live at most, whatever becomes of the nodes
     * @return the store
     * @throws NamingException where there is no such manager
     * @throws CacheException where the cache cannot be made, or is there with other types
     */
    static JCacheOrderStore open(String managerName, Duration life) throws NamingException {
        return in(InitialContext.doLookup(managerName), life);
    }

    /** The cache in a manager. */
    static JCacheOrderStore in(CacheManager manager, Duration life) {
        return new JCacheOrderStore(existing(manager).orElseGet(() -> create(manager, life)));
    }

    private static Optional<Cache<String, String>> existing(CacheManager manager) {
        try {
            return Optional.ofNullable(manager.getCache(CACHE, String.class, String.class));
        } catch (ClassCastException | IllegalArgumentException e) {
            throw new CacheException("Something else keeps its data in a cache that is called " + CACHE);
        }
    }

    private static Cache<String, String> create(CacheManager manager, Duration life) {
        MutableConfiguration<String, String> configuration = new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(
                        new javax.cache.expiry.Duration(TimeUnit.SECONDS, life.toSeconds())));
        try {
            return manager.createCache(CACHE, HazelcastCapacity.raised(manager, configuration));
        } catch (CacheException e) {
            return existing(manager).orElseThrow(() -> e); // another application of this server may have been faster
        }
    }

    @Override
    public void add(String orderRef, String text) {
        guarded(() -> {
            cache.put(orderRef, text);
            return true;
        });
    }

    @Override
    public Optional<String> find(String orderRef) {
        return Optional.ofNullable(guarded(() -> cache.get(orderRef)));
    }

    @Override
    public boolean replace(String orderRef, String expected, String text) {
        return guarded(() -> cache.replace(orderRef, expected, text));
    }

    @Override
    public boolean remove(String orderRef, String expected) {
        return guarded(() -> cache.remove(orderRef, expected));
    }

    /** Providers throw exceptions of their own where a node has died or the cluster is not there. */
    private static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw new StoreUnavailableException("The shared cache did not answer", e);
        }
    }
}
