package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookie by which a browser is known before it has a session. Over TLS its name begins with {@code __Host-}, which
 * browsers take from this very host and over TLS only (RFC 6265bis, section 4.1.3), so that nobody else can plant it. Read
 * from the header itself: some servers see several cookies where a browser sent one.
 */
final class BrowserCookie {

    /** Long enough for a login that is slow to begin; each page and each start renew it. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final String NAME = "bankid-browser";
    private static final int TAG_LENGTH = 8;
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    private final DeploymentKey key;
    private final PublicAddress address;

    BrowserCookie(DeploymentKey key, PublicAddress address) {
        this.key = key;
        this.address = address;
    }

    /** Who sends a request; empty where there is no such cookie, one that is not ours, or more than one. */
    Optional<BrowserId> read(HttpServletRequest request, String contextPath) {
        String name = name(request, contextPath);
        List<String> values = values(request, name);
        Matcher value = VALUE.matcher(values.size() == 1 ? values.get(0) : "");
        if (!value.matches()) {
            return Optional.empty();
        }
        boolean vouched = key.signed(signed(name, value.group(1)), value.group(2));
        return Optional.of(new BrowserId(value.group(1), vouched, isHostOnly(name)));
    }

    /** Names a browser that has no name yet. */
    BrowserId make(HttpServletRequest request) {
        return new BrowserId(Tokens.next(), true, address.isSecure(request));
    }

    /** Has a browser keep its name for another while. */
    void keep(HttpServletRequest request, HttpServletResponse response, String contextPath, BrowserId browser) {
        String name = name(request, contextPath);
        String value = browser.value() + "." + key.sign(signed(name, browser.value()));
        String secure = isHostOnly(name) ? "; Secure" : "";
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; Max-Age=" + LIFE.toSeconds() + "; HttpOnly; SameSite=Lax" + secure);
    }

    /** Applications of one host each have their own. */
    private String name(HttpServletRequest request, String contextPath) {
        String prefix = address.isSecure(request) ? "__Host-" : "";
        String tag = contextPath.isEmpty() ? "" : "-" + Tokens.hash(contextPath).substring(0, TAG_LENGTH);
        return prefix + NAME + tag;
    }

    private static boolean isHostOnly(String name) {
        return name.startsWith("__Host-");
    }

    private static String signed(String name, String id) {
        return "browser " + name + " " + id;
    }

    private static List<String> values(HttpServletRequest request, String name) {
        List<String> values = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("Cookie"))) {
            for (String pair : header.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }
}
