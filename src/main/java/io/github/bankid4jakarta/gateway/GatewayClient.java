package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewayClientSettings;
import io.github.bankid4jakarta.config.Network;
import io.github.bankid4jakarta.wire.Operation;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A service that may call the gateway.
 *
 * @param owner its name and limits
 * @param hashes what its tokens hash to
 * @param expires from when on it is refused
 * @param operations the paths of the operations that it may call
 * @param networks from where it may call; empty for anywhere
 */
record GatewayClient(
        OrderOwner owner,
        List<byte[]> hashes,
        Optional<Instant> expires,
        Set<String> operations,
        List<Network> networks) {

    static GatewayClient of(Configuration configuration, GatewayClientSettings settings) {
        OrderOwner owner = new OrderOwner(
                settings.id(),
                configuration.get(settings.startsPerMinute()),
                configuration.get(settings.pendingOrders()));
        return new GatewayClient(
                owner,
                configuration.get(settings.tokenHash()).stream()
                        .map(HexFormat.of()::parseHex)
                        .toList(),
                configuration.find(settings.expires()),
                configuration.get(settings.operations()),
                configuration.find(settings.addresses()).orElse(Set.of()).stream()
                        .map(Network::parse)
                        .toList());
    }

    /** Compares with every hash to the end, so that the time it takes says nothing about any of them. */
    boolean hasToken(byte[] hash) {
        boolean found = false;
        for (byte[] own : hashes) {
            found |= MessageDigest.isEqual(own, hash);
        }
        return found;
    }

    boolean isExpired(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /**
     * Checks that the client may make a call.
     *
     * @param operation what it asks for
     * @param address from where, asked only where that counts; may be unreadable
     * @throws RefusedCall where it may not
     */
    void requireMay(Operation operation, Supplier<String> address) {
        if (!networks.isEmpty() && !isWithin(address.get())) {
            throw new RefusedCall(GatewayError.ADDRESS_NOT_ALLOWED);
        }
        if (!operations.contains(operation.path())) {
            throw new RefusedCall(GatewayError.OPERATION_NOT_ALLOWED);
        }
    }

    private boolean isWithin(String address) {
        return Network.literal(address)
                .filter(literal -> networks.stream().anyMatch(network -> network.contains(literal)))
                .isPresent();
    }

    @Override
    public String toString() {
        return "GatewayClient[" + owner.clientId() + "]";
    }
}
