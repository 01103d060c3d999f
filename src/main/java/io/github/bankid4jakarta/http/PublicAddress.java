package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.ForwardedSite;
import io.github.bankid4jakarta.config.ForwardingException;
import io.github.bankid4jakarta.config.Network;
import io.github.bankid4jakarta.config.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The scheme, host and port by which browsers know this site: as configured, else as the request has it, also behind a proxy
 * that is trusted.
 */
final class PublicAddress {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** RFC 4193: what an IPv6 network has of its own. */
    private static final Network UNIQUE_LOCAL = Network.parse("fc00::/7");

    private static final System.Logger LOG = System.getLogger(PublicAddress.class.getPackageName());

    private final AtomicBoolean told = new AtomicBoolean();
    private final TrustedProxies proxies;
    private final Optional<String> configured;

    PublicAddress(TrustedProxies proxies, Optional<URI> configured) {
        this.proxies = proxies;
        this.configured = configured.map(URI::toString).flatMap(PublicAddress::normalised);
    }

    /** Such as {@code https://www.example.se}, without a trailing slash and without a default port. */
    String of(HttpServletRequest request) {
        return configured.orElseGet(() -> seen(request));
    }

    /**
     * Where BankID may send a person back with the nonce. Whoever sends a request names the host in it: without a configured
     * address, only hosts that lead nowhere else than to this machine or this network will do.
     *
     * @throws Refused where the request names any other host
     */
    String forReturn(HttpServletRequest request) {
        return configured.orElseGet(() ->
                Optional.of(seen(request)).filter(PublicAddress::isPrivate).orElseThrow(this::missing));
    }

    /** Said once to the operator, as anybody may make it happen as often as they like. */
    private Refused missing() {
        if (!told.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "BankID on this device is refused, as nobody said where to send people back: set {0}",
                    BankIdSettings.PUBLIC_ADDRESS.key());
        }
        return new Refused(Refusal.PUBLIC_ADDRESS_MISSING);
    }

    private static boolean isPrivate(String address) {
        String host = URI.create(address).getHost();
        if (host == null) {
            return false;
        }
        boolean local = host.equals("localhost") || host.endsWith(".localhost"); // RFC 6761, section 6.3
        return local
                || Network.literal(host.replaceAll("^\\[|]$", ""))
                        .filter(PublicAddress::isPrivate)
                        .isPresent();
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || UNIQUE_LOCAL.contains(address);
    }

    /** Whether browsers reach this site over TLS, as far as that can be told. */
    boolean isSecure(HttpServletRequest request) {
        return configured.map(address -> address.startsWith("https://")).orElseGet(() -> forwarded(request)
                .scheme()
                .orElseGet(request::getScheme)
                .equalsIgnoreCase("https"));
    }

    /** An address that another page of this site has; empty for every other text, for null, and where this site has none. */
    Optional<URI> within(HttpServletRequest request, String address) {
        try {
            URI uri = new URI(address == null ? "" : address);
            return normalised(uri.toString())
                    .filter(same -> same.equals(of(request)))
                    .map(same -> uri);
        } catch (URISyntaxException | Refused e) {
            return Optional.empty();
        }
    }

    /**
     * Goes on only where a proxy leaves no doubt by which address browsers know this site.
     *
     * @throws Refused where it says something that cannot be read
     */
    void requireClear(HttpServletRequest request) {
        if (configured.isEmpty()) {
            forwarded(request);
        }
    }

    /** Whether that is so. */
    boolean isClear(HttpServletRequest request) {
        try {
            requireClear(request);
            return true;
        } catch (Refused unclear) {
            return false;
        }
    }

    private ForwardedSite forwarded(HttpServletRequest request) {
        try {
            return proxies.site(request.getRemoteAddr(), name -> Collections.list(request.getHeaders(name)));
        } catch (ForwardingException e) {
            throw new Refused(Refusal.PROXY_UNCLEAR);
        }
    }

    private String seen(HttpServletRequest request) {
        ForwardedSite forwarded = forwarded(request);
        String scheme = forwarded.scheme().orElseGet(request::getScheme);
        String host = forwarded.host().orElseGet(() -> host(request));
        return normalised(scheme + "://" + host).orElseThrow(() -> new Refused(Refusal.BAD_REQUEST));
    }

    /** A default port was not in the address: behind a proxy that ends TLS it would be the wrong one. */
    private static String host(HttpServletRequest request) {
        String name = request.getServerName();
        String host = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        return request.getServerPort() == usualPort(request.getScheme()) ? host : host + ":" + request.getServerPort();
    }

    private static int usualPort(String scheme) {
        return scheme.equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    /** One spelling for each address; empty where the text is no address of a host, so that two such never look the same. */
    static Optional<String> normalised(String address) {
        try {
            URI uri = new URI(address);
            return uri.getScheme() == null || uri.getRawAuthority() == null
                    ? Optional.empty()
                    : Optional.of(normalised(uri.getScheme(), uri.getRawAuthority()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String normalised(String scheme, String authority) {
        String usual = ":" + usualPort(scheme);
        String host =
                authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority;
        return (scheme + "://" + host).toLowerCase(Locale.ROOT);
    }
}
