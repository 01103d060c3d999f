package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.config.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The scheme, host and port by which browsers know this site: as configured, else as the request has it, also behind a proxy
 * that is trusted.
 */
final class PublicAddress {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

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

    /** Whether browsers reach this site over TLS, as far as that can be told. */
    boolean isSecure(HttpServletRequest request) {
        return configured.map(address -> address.startsWith("https://")).orElseGet(() -> scheme(request)
                .equalsIgnoreCase("https"));
    }

    /** An address that another page of this site has; empty for every other text, and for null. */
    Optional<URI> within(HttpServletRequest request, String address) {
        try {
            URI uri = new URI(address == null ? "" : address);
            return normalised(uri.toString()).filter(of(request)::equals).map(same -> uri);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private String scheme(HttpServletRequest request) {
        boolean proxied = proxies.trusts(request.getRemoteAddr());
        return proxied ? header(request, "X-Forwarded-Proto", request.getScheme()) : request.getScheme();
    }

    private String seen(HttpServletRequest request) {
        boolean proxied = proxies.trusts(request.getRemoteAddr());
        String host = proxied ? header(request, "X-Forwarded-Host", host(request)) : host(request);
        return normalised(scheme(request) + "://" + host).orElseThrow(() -> new Refused(Refusal.BAD_REQUEST));
    }

    /** A default port was not in the address: behind a proxy that ends TLS it would be the wrong one. */
    private static String host(HttpServletRequest request) {
        String name = request.getServerName();
        String host = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        return request.getServerPort() == usualPort(request.getScheme()) ? host : host + ":" + request.getServerPort();
    }

    private static String header(HttpServletRequest request, String name, String otherwise) {
        String value = request.getHeader(name);
        return value == null || value.isBlank() || value.contains(",") ? otherwise : value.strip();
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
