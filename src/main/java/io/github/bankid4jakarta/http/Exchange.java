package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.config.ForwardingException;
import io.github.bankid4jakarta.order.OrderStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request below the reserved path: what endpoints ask of it, and the checks that several of them make. */
final class Exchange {

    private final Site site;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Reply reply;
    private Optional<BrowserId> browser;
    private Map<String, String> form;

    Exchange(Site site, HttpServletRequest request, HttpServletResponse response) {
        this.site = site;
        this.request = request;
        this.response = response;
        this.reply = new Reply(response);
    }

    HttpServletRequest request() {
        return request;
    }

    HttpServletResponse response() {
        return response;
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

    /** Where to log in for a page. */
    String loginPage(Optional<String> wanted) {
        return wanted.map(page -> WantedPage.handedOn(loginPage(), page)).orElseGet(this::loginPage);
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

    /** Whether a person opens the application's own login page. */
    boolean isLoginPage() {
        Optional<String> page = site.loginPage().map(address -> address.split("\\?", 2)[0]);
        return request.getMethod().equals("GET")
                && request.getDispatcherType() == DispatcherType.REQUEST
                && page.map(path -> contextPath() + path)
                        .filter(request.getRequestURI()::equals)
                        .isPresent();
    }

    /** Shows the application's own login page, with the query that the request has. */
    void forwardToLoginPage() throws ServletException, IOException {
        String path = request.getRequestURI().substring(contextPath().length());
        request.getRequestDispatcher(path).forward(request, response);
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

    /** Where the app leads back to; refused where that is not certain. */
    String returnAddress() {
        return site.publicAddress().forReturn(request) + base() + "/return";
    }

    List<Locale> locales() {
        return Collections.list(request.getLocales());
    }

    /** Whether a script asks, rather than a person who follows a link. */
    boolean wantsJson() {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("application/json");
    }

    Map<String, String> form() {
        if (form == null) {
            form = site.forms().read(request);
        }
        return form;
    }

    /** Nothing can follow this request where it came from. With HTTP/2 that is no matter of the connection. */
    void endConnection() {
        if (!request.getProtocol().startsWith("HTTP/2")) {
            reply.header("Connection", "close");
        }
    }

    /** Goes on only where no proxy leaves unclear by which address the browser knows this site. */
    void requireClearAddress() {
        site.publicAddress().requireClear(request);
    }

    /** Only a page of this very site may go on. */
    void requireSameOrigin() {
        new SameOrigin(site.publicAddress()).refusal(request).ifPresent(cause -> {
            throw new Refused(cause);
        });
    }

    /** Only a form that this very browser was given may go on. The body of a browser that is not known is not read. */
    BrowserId requireForm() throws IOException {
        requireSameOrigin();
        BrowserId known = browser().orElseThrow(() -> new Refused(Refusal.COOKIES_BLOCKED));
        if (!isKnown(known) || !site.browsers().forms().holds(known, form().get("csrf"))) {
            throw new Refused(Refusal.FORM_OUTDATED);
        }
        return known;
    }

    /**
     * Who sends the request, by the cookie; empty where it brings none that counts. The cookie's name depends on how browsers
     * reach this site: where that is not clear, none counts.
     */
    Optional<BrowserId> browser() {
        if (browser == null) {
            browser = site.publicAddress().isClear(request)
                    ? site.browsers().cookie().read(request, contextPath())
                    : Optional.empty();
        }
        return browser;
    }

    /** Another node with a key of its own may have named the browser: then its session knows it. */
    private boolean isKnown(BrowserId id) {
        return id.vouched() || session().filter(open -> open.isBoundTo(id)).isPresent();
    }

    /** Names the browser, or has it keep its name: from now on it may send forms. */
    void keepBrowser() {
        BrowserId kept = browser()
                .filter(this::isKnown)
                .orElseGet(() -> site.browsers().cookie().make(request));
        site.browsers().cookie().keep(request, response, contextPath(), kept);
        browser = Optional.of(kept);
    }

    /** The token for the browser's next form; empty where it was not given a name. */
    Optional<String> csrf() {
        return browser().filter(this::isKnown).map(site.browsers().forms()::make);
    }

    Optional<BrowserSession> session() {
        return BrowserSession.existing(request);
    }

    /** Whether the session that the browser came with is there no more. */
    boolean sessionHasEnded() {
        return request.getRequestedSessionId() != null && session().isEmpty();
    }

    /** The session, if what runs in it is this browser's. Without the cookie of who started it, an order is no one's. */
    Optional<BrowserSession> ownSession() {
        return browser().flatMap(id -> session().filter(open -> open.isBoundTo(id)));
    }

    Optional<OrderStore> orders() {
        return ownSession().flatMap(BrowserSession::orders);
    }

    /**
     * Opens a session for a browser whose old one got a new id of which the browser may never have heard.
     *
     * @return false where that is not so
     */
    boolean takeOver() {
        Optional<Map<String, String>> kept = session().isPresent()
                ? Optional.empty()
                : browser().flatMap(id -> site.browsers().handover().find(id, request.getRequestedSessionId()));
        kept.ifPresent(BrowserSession.opened(request)::putAll);
        return kept.isPresent();
    }

    /** The id by which the browser knows its session, to be asked for before that changes; null where it knows none. */
    String sessionId() {
        return request.getRequestedSessionId();
    }

    /** The id that the browser sent is dead from now on; the answer with the new one may be lost. */
    void renewed(String deadId) {
        browser().ifPresent(id -> site.browsers()
                .handover()
                .remember(id, deadId, BrowserSession.opened(request).toMap()));
        if (session().isEmpty()) {
            forgetHandover(); // a logout in another tab came between, and may have had nothing to forget yet
        }
    }

    /** The same where somebody else may have planted the old id: only a cookie that nobody can plant makes up for it. */
    void renewedBeforeLogin(String deadId) {
        if (browser().filter(BrowserId::unplantable).isPresent()) {
            renewed(deadId);
        } else {
            forgetHandover();
        }
    }

    /** After a logout no lost answer is made up for. */
    void forgetHandover() {
        browser().ifPresent(site.browsers().handover()::forget);
    }

    /** The page that this tab wants, as its form or address says; empty where it says none. */
    Optional<String> named() {
        Optional<String> page = form == null
                ? Query.value(request, WantedPage.FIELD)
                : Optional.ofNullable(form.get(WantedPage.FIELD)).or(this::namedByReferer);
        return page.flatMap(this::ours);
    }

    /** A login page of the application's own may not know the field: then the page's address has it. */
    private Optional<String> namedByReferer() {
        return refererOfThisSite().flatMap(address -> Query.value(address.getRawQuery(), WantedPage.FIELD));
    }

    /** The page of this application from which the request was sent; empty where there is none. */
    Optional<String> referer() {
        return refererOfThisSite()
                .map(address ->
                        address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()))
                .flatMap(this::ours);
    }

    private Optional<URI> refererOfThisSite() {
        return site.publicAddress().within(request, request.getHeader("Referer"));
    }

    private Optional<String> ours(String page) {
        return WantedPage.named(page, contextPath(), base());
    }

    /** Where a person who is logged in goes: where this tab says, else where the login was started for. */
    String wantedPage() {
        boolean says = form != null && form.containsKey(WantedPage.FIELD);
        Optional<String> page = named();
        return (says ? page : page.or(() -> session().flatMap(BrowserSession::wanted))).orElseGet(this::home);
    }
}
