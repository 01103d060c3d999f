package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The scheme, host and port by which browsers know this site, also behind a proxy that is trusted. */
final class PublicAddress {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final TrustedProxies proxies;

    PublicAddress(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** Such as {@code https://www.example.se}, without a trailing slash and without a default port. */
    String of(HttpServletRequest request) {
        boolean proxied = proxies.trusts(request.getRemoteAddr());
        String scheme = proxied ? header(request, "X-Forwarded-Proto", request.getScheme()) : request.getScheme();
        String host = proxied ? header(request, "X-Forwarded-Host", hostHeader(request)) : hostHeader(request);
        try {
            return normalised(new URI(scheme + "://" + host));
        } catch (URISyntaxException e) {
            return scheme + "://" + request.getServerName();
        }
    }

    private static String hostHeader(HttpServletRequest request) {
        return request.getServerName() + ":" + request.getServerPort();
    }

    private static String header(HttpServletRequest request, String name, String otherwise) {
        String value = request.getHeader(name);
        return value == null || value.isBlank() || value.contains(",") ? otherwise : value.strip();
    }

    static String normalised(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            return "";
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? HTTPS : HTTP);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    }
}
