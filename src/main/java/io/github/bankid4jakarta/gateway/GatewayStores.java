package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.GatewayStore;
import java.util.List;
import javax.naming.NamingException;

/** Opens the store that is configured. Names {@code javax.cache} only where that is chosen, as servers may lack it. */
final class GatewayStores {

    /** Ended orders stay for a while beside those that are pending. */
    private static final long ORDERS_PER_PENDING = 4;

    private GatewayStores() {}

    /**
     * Opens the store.
     *
     * @param configuration the resolved settings
     * @return the store
     * @throws ConfigurationException where the server has no such store
     */
    static GatewayOrderStore open(Configuration configuration) {
        if (configuration.get(GatewaySettings.STORE) == GatewayStore.MEMORY) {
            return new InMemoryOrderStore(configuration.get(BankIdSettings.LIMIT_PENDING) * ORDERS_PER_PENDING);
        }
        try {
            return JCacheOrderStore.open(
                    configuration.get(GatewaySettings.CACHE_MANAGER),
                    GatewayRules.ORDER_LIFE.plus(configuration.get(GatewaySettings.RESULT_RETENTION)));
        } catch (LinkageError | NamingException | RuntimeException e) {
            throw new ConfigurationException(List.of(problem(e)));
        }
    }

    /** A cause of the server's own says what is missing; it holds nothing of an order yet. */
    private static ConfigurationProblem problem(Throwable cause) {
        return new ConfigurationProblem(
                GatewaySettings.STORE.key(),
                "is jcache, and no cache could be opened: " + cause,
                "Run on a server with javax.cache and name its manager in " + GatewaySettings.CACHE_MANAGER.key()
                        + ", or use memory on one node");
    }
}
