package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.config.ForwardingException;
import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request below the reserved path: what endpoints ask of it, and the checks that several of them make. */
final class Exchange {

    private final Site site;
    private final HttpServletRequest request;
    private final Reply reply;
    private Map<String, String> form;

    Exchange(Site site, HttpServletRequest request, HttpServletResponse response) {
        this.site = site;
        this.request = request;
        this.reply = new Reply(response);
    }

    HttpServletRequest request() {
        return request;
    }

    Reply reply() {
        return reply;
    }

    /** The reserved path as browsers see it. */
    String base() {
        return contextPath() + site.reservedPath();
    }

    /** Where to log in: the application's own page, or ours. */
    String loginPage() {
        return site.loginPage().map(page -> contextPath() + page).orElseGet(() -> base() + "/login");
    }

    /** The first page of the application. */
    String home() {
        return contextPath() + "/";
    }

    /** Some servers hand it on as the browser spelled it. What a browser could read as another host is not repeated. */
    private String contextPath() {
        String spelled = request.getContextPath();
        return WantedPage.isLocal(spelled + "/")
                ? spelled
                : request.getServletContext().getContextPath();
    }

    String serviceName() {
        return site.serviceName().orElseGet(request::getServerName);
    }

    String endUserIp() {
        try {
            return site.proxies()
                    .endUserIp(request.getRemoteAddr(), name -> Collections.list(request.getHeaders(name)));
        } catch (ForwardingException e) {
            throw new Refused(Refusal.PROXY_UNCLEAR);
        }
    }

    String returnAddress() {
        return site.publicAddress().of(request) + base() + "/return";
    }

    List<Locale> locales() {
        return Collections.list(request.getLocales());
    }

    /** Whether a script asks, rather than a person who follows a link. */
    boolean wantsJson() {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("application/json");
    }

    Map<String, String> form() throws IOException {
        if (form == null) {
            form = FormBody.read(request);
        }
        return form;
    }

    /** Only a page of this very site may go on. */
    void requireSameOrigin() {
        if (!new SameOrigin(site.publicAddress()).holds(request)) {
            throw new Refused(Refusal.NOT_SAME_SITE);
        }
    }

    /** Only a form that this browser's own session was given may go on. */
    BrowserSession requireForm() throws IOException {
        requireSameOrigin();
        String token = form().get("csrf");
        return BrowserSession.existing(request)
                .filter(session -> session.hasCsrf(token))
                .orElseThrow(() -> new Refused(Refusal.FORM_OUTDATED));
    }

    Optional<BrowserSession> session() {
        return BrowserSession.existing(request);
    }

    Optional<OrderStore> orders() {
        return session().flatMap(BrowserSession::orders);
    }

    /** Where a person who is logged in goes. */
    String wantedPage() {
        return session().flatMap(BrowserSession::wanted).orElseGet(this::home);
    }
}
