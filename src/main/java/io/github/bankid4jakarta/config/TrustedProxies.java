package io.github.bankid4jakarta.config;

import static java.util.function.Predicate.not;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the address that a request came from. The address of the connection counts, unless a proxy that is trusted made it: then the
 * right-most address that is not such a proxy counts in {@code X-Forwarded-For} or, where that is not there, in
 * {@code Forwarded}. What cannot be read is refused. Safe for use by several threads.
 */
public final class TrustedProxies {

    private static final System.Logger LOG = System.getLogger(TrustedProxies.class.getPackageName());
    private static final int MOST_HOPS = 20;
    private static final long REPORT_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Pattern DRESS = Pattern.compile("^\\[|(%[^\\]]*)?\\]$|%.*$");

    private final List<Network> networks;
    private final AtomicLong nextReport = new AtomicLong(System.nanoTime());

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
     * @param headers all values of a header by its name, in their order; never null
     * @return the address, without zone; the peer's own text where that cannot be read
     * @throws ForwardingException where a trusted proxy says something else than who is behind it
     */
    public String endUserIp(String peer, Function<String, List<String>> headers) {
        if (!trusts(peer)) {
            return plain(peer);
        }
        ForwardedHops hops = ForwardedHops.of(headers);
        return hops.header().isPresent() ? person(hops) : plain(peer);
    }

    /** A network of proxies may have people of its own, whose address is the first one. */
    private String person(ForwardedHops hops) {
        List<String> nodes = hops.nodes().stream().filter(not(String::isBlank)).toList();
        int first = Math.max(0, nodes.size() - MOST_HOPS);
        for (int i = nodes.size() - 1; i >= first; i--) {
            InetAddress hop = ForwardedHops.address(nodes.get(i)).orElseThrow(() -> refused(hops));
            if (i == 0 || !isProxy(hop)) {
                return hop.getHostAddress();
            }
        }
        throw refused(hops);
    }

    /** Names no address, and is written once a minute at most: whoever sends requests does not fill the log. */
    private ForwardingException refused(ForwardedHops hops) {
        long now = System.nanoTime();
        long due = nextReport.get();
        if (now - due >= 0 && nextReport.compareAndSet(due, now + REPORT_NANOS)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A proxy in {0} sends a header {1} that does not say who is behind it, and such requests are"
                            + " refused. Have it write the address of its client there",
                    networks,
                    hops.header().orElseThrow());
        }
        return new ForwardingException();
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
