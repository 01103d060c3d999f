package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.github.bankid4jakarta.config.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store over the cache that Payara brings, on two nodes in one process. */
class JCacheOrderStoreTest extends GatewayOrderStoreContract {

    private static final Duration LIFE = Duration.ofMinutes(5);

    private static HazelcastInstance first;
    private static HazelcastInstance second;
    private static GatewayOrderStore one;
    private static GatewayOrderStore other;

    @BeforeAll
    static void startBoth() {
        String cluster = UUID.randomUUID().toString();
        first = Hazelcast.newHazelcastInstance(node(cluster, "first"));
        second = Hazelcast.newHazelcastInstance(node(cluster, "second"));
        assertThat(second.getCluster().getMembers()).hasSize(2);
        one = JCacheOrderStore.in(manager(first), LIFE);
        other = JCacheOrderStore.in(manager(second), LIFE);
    }

    @AfterAll
    static void stopBoth() {
        first.shutdown();
        second.shutdown();
    }

    /** Members of this process find each other without a network. */
    private static Config node(String cluster, String name) {
        Config config = new Config(name + cluster);
        config.setClusterName(cluster);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "jdk");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
        return config;
    }

    /** As Payara does it. */
    private static CacheManager manager(HazelcastInstance node) {
        return new HazelcastServerCachingProvider(node).getCacheManager();
    }

    /** A manager with caches of its own, whatever they are called. */
    private static CacheManager managerOf(String user) {
        return new HazelcastServerCachingProvider(first).getCacheManager(URI.create(user), null);
    }

    @Override
    protected GatewayOrderStore one() {
        return one;
    }

    @Override
    protected GatewayOrderStore other() {
        return other;
    }

    /** A cache made in the standard way drops some of these. */
    @Test
    void addWhenMoreThanHazelcastsDefaultCapacityThenEveryOneIsKept() {
        for (int i = 0; i < 15_000; i++) {
            one.add("many-" + i, "x");
        }

        assertThat(IntStream.range(0, 15_000)
                        .filter(i -> other.find("many-" + i).isEmpty()))
                .isEmpty();
    }

    @Test
    void entryWhenItsLifeIsOverThenGoneThoughItWasReplaced() {
        GatewayOrderStore shortLived = JCacheOrderStore.in(managerOf("short-lived"), Duration.ofSeconds(1));
        shortLived.add("short", "a");
        shortLived.replace("short", "a", "b");

        Eventually.assertHolds(() -> assertThat(shortLived.find("short")).isEmpty());
    }

    @Test
    void openWhenTheCacheIsThereThenShared() {
        CacheManager manager = managerOf("shared");
        JCacheOrderStore.in(manager, LIFE).add("shared", "a");

        assertThat(JCacheOrderStore.in(manager, LIFE).find("shared")).contains("a");
    }

    @Test
    void openWhenTheCacheIsThereForSomethingElseThenRefused() {
        CacheManager manager = managerOf("somebody-else");
        manager.createCache(
                JCacheOrderStore.CACHE,
                new MutableConfiguration<Integer, Integer>().setTypes(Integer.class, Integer.class));

        assertThatExceptionOfType(CacheException.class)
                .isThrownBy(() -> JCacheOrderStore.in(manager, LIFE))
                .withMessageContaining(JCacheOrderStore.CACHE);
    }

    @Test
    void openWhenThereIsNoSuchManagerThenOneProblemWithARemedy() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> GatewayStores.open(GatewayFixture.configuration(
                        "bankid.gateway.store", "jcache", "bankid.gateway.cache-manager", "no/such/Manager")))
                .withMessageContaining("bankid.gateway.store")
                .withMessageContaining("bankid.gateway.cache-manager");
    }
}
