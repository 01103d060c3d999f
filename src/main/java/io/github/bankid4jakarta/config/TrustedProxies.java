package io.github.bankid4jakarta.config;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the address that a request came from. The address of the connection counts, unless a proxy that is trusted made it: then the
 * right-most address that is not such a proxy in {@code X-Forwarded-For} counts. What cannot be read is not believed. Immutable.
 */
public final class TrustedProxies {

    private static final int MOST_HOPS = 20;
    private static final Pattern DRESS = Pattern.compile("^\\[|(%[^\\]]*)?\\]$|%.*$");

    private final List<Network> networks;

    /**
     * Trusts nobody else than these.
     *
     * @param networks addresses or networks; may be empty
     * @throws IllegalArgumentException where one of them cannot be read
     */
    public TrustedProxies(Collection<String> networks) {
        this.networks = networks.stream().map(Network::parse).toList();
    }

    /**
     * Whether an address is that of a trusted proxy.
     *
     * @param address as the server writes it; may be null
     * @return false for what is not an address too
     */
    public boolean trusts(String address) {
        return !networks.isEmpty() && literal(address).filter(this::isProxy).isPresent();
    }

    /**
     * The address that a request came from.
     *
     * @param peer the address of the connection
     * @param forwardedFor the headers {@code X-Forwarded-For}, in their order; may be empty
     * @return the address, without zone; the peer's own text where that cannot be read
     */
    public String endUserIp(String peer, List<String> forwardedFor) {
        if (!trusts(peer)) {
            return plain(peer);
        }
        String[] hops = String.join(",", forwardedFor).split(",");
        int first = Math.max(0, hops.length - MOST_HOPS);
        String last = peer;
        for (int i = hops.length - 1; i >= first; i--) {
            Optional<InetAddress> hop = literal(hops[i].strip());
            if (hop.isEmpty()) {
                return plain(last);
            }
            last = hops[i].strip();
            if (!isProxy(hop.get())) {
                return plain(last);
            }
        }
        return plain(last);
    }

    private boolean isProxy(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** BankID takes no zone, and an IPv4 address in its IPv6 dress is not the address that BankID sees. */
    private static String plain(String address) {
        return literal(address).map(InetAddress::getHostAddress).orElse(address);
    }

    /** Servers write an IPv6 address with or without its zone and brackets. */
    private static Optional<InetAddress> literal(String address) {
        return Network.literal(address == null ? null : DRESS.matcher(address).replaceAll(""));
    }
}
