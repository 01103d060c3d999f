package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request that changes something comes from a page of this very site. {@code Sec-Fetch-Site} decides where the
 * browser sends it: no page can forge it, and no proxy between us and the browser changes what it means. Otherwise
 * {@code Origin} must name this site. A request with neither is refused (OWASP, Cross-Site Request Forgery Prevention, 2026).
 */
final class SameOrigin {

    private final PublicAddress publicAddress;

    SameOrigin(PublicAddress publicAddress) {
        this.publicAddress = publicAddress;
    }

    boolean holds(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        return origin != null
                && PublicAddress.normalised(origin)
                        .filter(publicAddress.of(request)::equals)
                        .isPresent();
    }
}
