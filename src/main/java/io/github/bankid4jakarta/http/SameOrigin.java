package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Whether a request that changes something comes from a page of this very site. A browser says so in {@code Sec-Fetch-Site}
 * or {@code Origin}; a request that says neither, or contradicts itself, is refused (OWASP, Cross-Site Request Forgery
 * Prevention, 2026).
 */
final class SameOrigin {

    private final PublicAddress publicAddress;

    SameOrigin(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean siteHolds = site == null || site.equals("same-origin");
        boolean originHolds = origin == null || isOurs(origin, request);
        return siteHolds && originHolds && (site != null || origin != null);
    }

    private boolean isOurs(String origin, HttpServletRequest request) {
        try {
            return publicAddress.of(request).equals(PublicAddress.normalised(new URI(origin)));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
