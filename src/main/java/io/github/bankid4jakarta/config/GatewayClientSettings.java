package io.github.bankid4jakarta.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The settings of one client of the gateway.
 *
 * @param id how the operator calls the client, as {@link GatewaySettings#CLIENTS} lists it
 */
public record GatewayClientSettings(String id) {

    /** What a client may be allowed to do: the operations of the hosted API. */
    public static final Set<String> OPERATIONS = Set.of("auth", "collect", "auth-and-collect", "cancel");

    private static final String PREFIX = "bankid.gateway.client.";

    /**
     * What the client's tokens hash to.
     *
     * @return the setting; SHA-256 in lower-case hexadecimal
     */
    public Setting<Set<String>> tokenHash() {
        return this.<Set<String>>setting("token-hash", Converters::sha256Hashes)
                .secret()
                .unit("SHA-256 in hexadecimal; several, separated by commas, while a token is replaced")
                .doc(
                        "What the client's token hashes to, so that the configuration does not hold the token. Each client has its own.")
                .build();
    }

    /**
     * Until when the client is let in.
     *
     * @return the setting; without a value the client is let in until it is removed
     */
    public Setting<Instant> expires() {
        return setting("expires", Converters::instant)
                .unit("ISO 8601 moment, such as `2027-06-30T22:00:00Z`")
                .doc("From when on the client is refused. Without it the client is let in until it is removed.")
                .build();
    }

    /**
     * What the client may do.
     *
     * @return the setting
     */
    public Setting<Set<String>> operations() {
        return this.<Set<String>>setting("operations", text -> Converters.namesOf(OPERATIONS, text))
                .defaultValue("auth, collect, auth-and-collect, cancel")
                .unit("comma-separated operations")
                .doc("What the client may do.")
                .build();
    }

    /**
     * From where the client may call.
     *
     * @return the setting; without a value from anywhere
     */
    public Setting<Set<String>> addresses() {
        return this.<Set<String>>setting("addresses", Converters::networks)
                .unit("comma-separated addresses or networks")
                .doc(
                        "From where the client may call, such as `192.0.2.0/24`. Without it from anywhere. Behind a reverse proxy set `bankid.trusted-proxies` too.")
                .build();
    }

    /**
     * How often the client may start an order.
     *
     * @return the setting
     */
    public Setting<Integer> startsPerMinute() {
        return setting("starts-per-minute", Converters::positive)
                .defaultValue("600")
                .unit("starts per minute and node")
                .doc("Orders that the client may start. One more start is answered 429.")
                .build();
    }

    /**
     * How many orders of the client may be pending.
     *
     * @return the setting
     */
    public Setting<Integer> pendingOrders() {
        return setting("pending-orders", Converters::positive)
                .defaultValue("2000")
                .unit("orders per node")
                .doc(
                        "Orders of the client that may be pending at once, waiting phone calls included. One more start is answered 429.")
                .build();
    }

    /**
     * Every setting of this client.
     *
     * @return the descriptors, in the order of the documentation
     */
    public List<Setting<?>> all() {
        return List.of(tokenHash(), expires(), operations(), addresses(), startsPerMinute(), pendingOrders());
    }

    private <T> SettingBuilder<T> setting(String name, Function<String, T> converter) {
        return new SettingBuilder<>(PREFIX + id + "." + name, Optional.empty(), converter);
    }
}
