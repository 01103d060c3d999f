package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

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
        return refusal(request).isEmpty();
    }

    /** Why a request may not go on; empty where it may. */
    Optional<Refusal> refusal(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") ? Optional.empty() : Optional.of(Refusal.NOT_SAME_SITE);
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return Optional.of(Refusal.ORIGIN_MISSING);
        }
        if (origin.equals("null")) { // a browser that keeps it to itself, such as one within an app
            return Optional.of(Refusal.ORIGIN_HIDDEN);
        }
        boolean ours = PublicAddress.normalised(origin)
                .filter(publicAddress.of(request)::equals)
                .isPresent();
        return ours ? Optional.empty() : Optional.of(Refusal.NOT_SAME_SITE);
    }
}
