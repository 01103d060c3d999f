package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.page.LaunchLinks;
import io.github.bankid4jakarta.page.LoginPage;
import io.github.bankid4jakarta.page.LoginView;
import io.github.bankid4jakarta.page.PageAssets;
import io.github.bankid4jakarta.page.PageContext;
import io.github.bankid4jakarta.page.Stage;
import io.github.bankid4jakarta.page.UserMessage;
import io.github.bankid4jakarta.page.UserMessages;
import io.github.bankid4jakarta.qr.QrSymbol;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Answers a browser: a script in JSON, a person with a page or a redirect to one. */
final class Answers {

    private final boolean sameDeviceOffered;
    private final Optional<BackendPage> backendPage;
    private final Launching launching;
    private final StateMessages messages;
    private final LoginPage page;

    Answers(boolean sameDeviceOffered, Optional<BackendPage> backendPage, PageAssets assets) {
        UserMessages texts = new UserMessages();
        this.sameDeviceOffered = sameDeviceOffered;
        this.backendPage = backendPage;
        this.launching = new Launching(backendPage);
        this.messages = new StateMessages(texts);
        this.page = new LoginPage(texts, assets);
    }

    /** The answer to {@code GET login}: the page, or where somebody is logged in, the page that was wanted. */
    void loginPage(Exchange exchange, LoginState state) throws IOException {
        if (!exchange.wantsJson() && isSignedIn(exchange, state)) {
            exchange.reply().redirect(exchange.wantedPage());
        } else {
            page(exchange, state);
        }
    }

    /** The page, or for a script what the page would say. */
    void page(Exchange exchange, LoginState state) throws IOException {
        if (exchange.wantsJson()) {
            exchange.reply().json(HttpServletResponse.SC_OK, json(exchange, state));
        } else {
            exchange.reply().html(HttpServletResponse.SC_OK, page.render(view(exchange, state)));
        }
    }

    /** A page that leads on by itself: what our own page begins comes with every cookie that this site has. */
    void onward(Exchange exchange, String location) throws IOException {
        UserMessage message = messages.of(new LoginState.Complete(LoginMode.SAME_DEVICE), false, locale(exchange));
        exchange.reply().html(HttpServletResponse.SC_OK, page.renderOnward(context(exchange), message, location));
    }

    /** Nobody can log in within another page, whose browser keeps our cookies from us: this one leads out of it. */
    void framed(Exchange exchange, Optional<String> wanted) throws IOException {
        UserMessage message = messages.of(Refusal.FRAMED, locale(exchange));
        exchange.reply()
                .framed(
                        Refusal.FRAMED.status(),
                        page.renderFramed(context(exchange), message, exchange.loginPage(wanted)));
    }

    /** Tells a page of Jakarta Faces, which asked for parts of itself, to go and log in. */
    void partial(Exchange exchange, String location) throws IOException {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect url=\""
                + location.replace("&", "&amp;")
                + "\"/></partial-response>";
        exchange.reply()
                .send(HttpServletResponse.SC_OK, "text/xml;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to a POST: the state for a script, the login page for a person. */
    void state(Exchange exchange, LoginState state) throws IOException {
        if (exchange.wantsJson()) {
            exchange.reply().json(HttpServletResponse.SC_OK, json(exchange, state));
        } else {
            exchange.reply().redirect(exchange.loginPage(exchange.named()));
        }
    }

    /** Sends the browser elsewhere. */
    void location(Exchange exchange, String location) throws IOException {
        if (exchange.wantsJson()) {
            exchange.reply().json(HttpServletResponse.SC_OK, new JsonObject().add("location", location));
        } else {
            exchange.reply().redirect(location);
        }
    }

    void refusal(Exchange exchange, Refused refused) throws IOException {
        Refusal refusal = refused.refusal();
        UserMessage message = messages.of(refusal, locale(exchange));
        refused.retryAfter().map(Answers::wholeSeconds).ifPresent(seconds -> exchange.reply()
                .header("Retry-After", Long.toString(seconds)));
        if (refusal.leavesRest()) {
            exchange.endConnection();
        }
        if (refusal.mayBeRepeated()) {
            exchange.keepBrowser();
        }
        if (exchange.wantsJson()) {
            JsonObject error = error(refusal.word(), message);
            exchange.reply()
                    .json(refusal.status(), refusal.mayBeRepeated() ? error.add("csrf", exchange.csrf()) : error);
        } else {
            exchange.reply().html(refusal.status(), page.renderError(context(exchange), message));
        }
    }

    /** What a script is told that asked for something protected. */
    JsonObject loginRequired(Exchange exchange) {
        return error("login_required", messages.loginRequired(locale(exchange))).add("login", exchange.loginPage());
    }

    private static long wholeSeconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }

    private static JsonObject error(String word, UserMessage message) {
        return new JsonObject()
                .add("error", word)
                .add("message", message.message())
                .add("advice", message.advice());
    }

    private static boolean isSignedIn(Exchange exchange, LoginState state) {
        return state instanceof LoginState.None
                && exchange.session().flatMap(BrowserSession::caller).isPresent();
    }

    private JsonObject json(Exchange exchange, LoginState state) {
        JsonObject json = new JsonObject();
        if (isSignedIn(exchange, state)) {
            json.add("state", "signed-in").add("location", exchange.wantedPage());
        } else {
            addState(json, exchange, state);
        }
        return json.add("csrf", exchange.csrf());
    }

    private void addState(JsonObject json, Exchange exchange, LoginState state) {
        UserMessage message = message(exchange, state);
        json.add("state", StateMessages.word(state))
                .add("mode", StateMessages.mode(state).map(mode -> mode.code()))
                .add("message", message.message())
                .add("advice", message.advice());
        if (state instanceof LoginState.Pending pending) {
            json.add("qr", pending.qrText().map(QrSymbol::of).map(Answers::qr));
            json.add("launch", launching.links(exchange, pending).map(Answers::launch));
        }
    }

    private static JsonObject qr(QrSymbol symbol) {
        return new JsonObject().add("size", symbol.size()).add("modules", symbol.toBase64());
    }

    private static JsonObject launch(LaunchLinks links) {
        return new JsonObject()
                .add("href", links.primary())
                .add("fallback", links.fallback())
                .add("auto", links.auto());
    }

    private LoginView view(Exchange exchange, LoginState state) {
        boolean qrVisible =
                state instanceof LoginState.Pending pending && pending.qrText().isPresent();
        Optional<LaunchLinks> links =
                state instanceof LoginState.Pending pending ? launching.links(exchange, pending) : Optional.empty();
        Stage stage = StateMessages.stage(state);
        return new LoginView(
                context(exchange), stage, StateMessages.mode(state), message(exchange, state), links, qrVisible);
    }

    private UserMessage message(Exchange exchange, LoginState state) {
        return messages.of(state, launching.isMobile(exchange), locale(exchange));
    }

    private PageContext context(Exchange exchange) {
        return new PageContext(
                locale(exchange),
                exchange.serviceName(),
                exchange.base(),
                exchange.loginPage(exchange.named()),
                exchange.named().orElse(""),
                exchange.csrf().orElse(""),
                sameDeviceOffered,
                launching.isMobile(exchange),
                backendPage.isPresent());
    }

    private static Locale locale(Exchange exchange) {
        return UserMessages.choose(exchange.locales());
    }
}
