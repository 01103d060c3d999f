package io.github.bankid4jakarta.config;

import static java.util.function.Predicate.not;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Finds the address that a request came from, and the one that it was sent to. Those of the connection count, unless a proxy
 * that is trusted made it. Then the right-most address that is not such a proxy counts in {@code X-Forwarded-For} or, where that
 * is not there, in {@code Forwarded}; and what the same family of headers says of host and scheme. What cannot be read is refused.
 * Safe for use by several threads.
 */
public final class TrustedProxies {

    private static final System.Logger LOG = System.getLogger(TrustedProxies.class.getPackageName());
    private static final int MOST_HOPS = 20;
    private static final long REPORT_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Pattern DRESS = Pattern.compile("^\\[|(%[^\\]]*)?\\]$|%.*$");

    private static final String NO_CLIENT =
            "A proxy in {0} sends a header {1} that does not say who is behind it, and such requests are refused. Have it write"
                    + " the address of its client there";
    private static final String NO_SITE =
            "A proxy in {0} sends a header {1} that does not say by which address it was asked, and such requests are refused."
                    + " Have the outermost proxy write it there and others keep it, or set {2}";

    private final List<Network> networks;
    private final LongSupplier nanoTime;
    private final AtomicLong nextReport;

    /**
     * Trusts nobody else than these.
     *
     * @param networks addresses or networks; may be empty
     * @throws IllegalArgumentException where one of them cannot be read
     */
    public TrustedProxies(Collection<String> networks) {
        this(networks, System::nanoTime);
    }

    TrustedProxies(Collection<String> networks, LongSupplier nanoTime) {
        this.networks = networks.stream().map(Network::parse).toList();
        this.nanoTime = nanoTime;
        this.nextReport = new AtomicLong(nanoTime.getAsLong());
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
        return hops.header().isPresent() ? person(hops).address().orElseThrow().getHostAddress() : plain(peer);
    }

    /**
     * The address of this site that a request was sent to. Several values of one header must agree: whether a proxy adds its own
     * to what a client says cannot be told.
     *
     * @param peer the address of the connection
     * @param headers all values of a header by its name, in their order; never null
     * @return what trusted proxies say; nothing where none made the connection
     * @throws ForwardingException where a trusted proxy says something that is no host or scheme, or more than one
     */
    public ForwardedSite site(String peer, Function<String, List<String>> headers) {
        if (!trusts(peer)) {
            return ForwardedSite.UNSAID;
        }
        ForwardedHops hops = ForwardedHops.of(headers);
        if (hops.areStandard()) {
            ForwardedHop hop = person(hops);
            return new ForwardedSite(
                    one(ForwardedHops.FORWARDED, hop.schemes(), ForwardedSite::scheme),
                    one(ForwardedHops.FORWARDED, hop.hosts(), ForwardedSite::host));
        }
        return new ForwardedSite(
                one(ForwardedSite.X_FORWARDED_PROTO, headers, ForwardedSite::scheme),
                one(ForwardedSite.X_FORWARDED_HOST, headers, ForwardedSite::host));
    }

    private Optional<String> one(
            String header, Function<String, List<String>> headers, Function<String, Optional<String>> reader) {
        return one(header, ForwardedSite.values(header, headers), reader);
    }

    private Optional<String> one(String header, List<String> values, Function<String, Optional<String>> reader) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Optional<String>> read = values.stream()
                .filter(not(String::isBlank))
                .map(reader)
                .distinct()
                .toList();
        if (read.size() != 1 || read.get(0).isEmpty()) {
            throw refused(NO_SITE, header);
        }
        return read.get(0);
    }

    /** A network of proxies may have people of its own, whose address is the first one. */
    private ForwardedHop person(ForwardedHops forwarded) {
        List<ForwardedHop> hops =
                forwarded.hops().stream().filter(hop -> !hop.node().isBlank()).toList();
        int first = Math.max(0, hops.size() - MOST_HOPS);
        for (int i = hops.size() - 1; i >= first; i--) {
            Optional<InetAddress> address = hops.get(i).address();
            if (address.isEmpty()) {
                break;
            }
            if (i == 0 || !isProxy(address.get())) {
                return hops.get(i);
            }
        }
        throw refused(NO_CLIENT, forwarded.header().orElseThrow());
    }

    /** Repeats nothing of the request, and is written once a minute at most: whoever sends requests does not fill the log. */
    private ForwardingException refused(String what, String header) {
        long now = nanoTime.getAsLong();
        long due = nextReport.get();
        if (now - due >= 0 && nextReport.compareAndSet(due, now + REPORT_NANOS)) {
            LOG.log(System.Logger.Level.WARNING, what, networks, header, BankIdSettings.PUBLIC_ADDRESS.key());
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
