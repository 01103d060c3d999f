package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import java.time.Duration;

/**
 * The bounds within which the gateway's orders live.
 *
 * @param retention how long the end of an order can be read again
 * @param pending orders of all clients that may be pending on this node
 */
record GatewayRules(Duration retention, int pending) {

    /** BankID ends an order after three minutes; the margin is for its answer to reach us. */
    static final Duration ORDER_LIFE = Duration.ofSeconds(210);

    /** How long a claimed collect may wait for its turn. The rest of the lease is for the backend's own deadline. */
    static final Duration TURN = Duration.ofSeconds(4);

    /** How long a collect may take, waiting included, before another node makes it again. */
    static final Duration LEASE = Duration.ofSeconds(8);

    static GatewayRules of(Configuration configuration) {
        return new GatewayRules(
                configuration.get(GatewaySettings.RESULT_RETENTION), configuration.get(BankIdSettings.LIMIT_PENDING));
    }
}
