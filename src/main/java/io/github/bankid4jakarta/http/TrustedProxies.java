package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.config.Network;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the address of the end user. The address of the connection counts, unless a proxy that is trusted made it: then the
 * right-most address that is not such a proxy in {@code X-Forwarded-For} counts. What cannot be read is not believed.
 */
final class TrustedProxies {

    private static final int MOST_HOPS = 20;
    private static final Pattern DRESS = Pattern.compile("^\\[|(%[^\\]]*)?\\]$|%.*$");

    private final List<Network> networks;

    TrustedProxies(Collection<String> networks) {
        this.networks = networks.stream().map(Network::parse).toList();
    }

    boolean trusts(String address) {
        return !networks.isEmpty() && literal(address).filter(this::isProxy).isPresent();
    }

    String endUserIp(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (!trusts(peer)) {
            return plain(peer);
        }
        List<String> headers = Collections.list(request.getHeaders("X-Forwarded-For"));
        String[] hops = String.join(",", headers).split(",");
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
