package io.github.bankid4jakarta.page;

import io.github.bankid4jakarta.model.LoginMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Renders the login page as HTML 5 that is also well-formed XML. Everything a person or an application can influence is
 * escaped. Immutable and thread-safe.
 */
public final class LoginPage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String FRAMED_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'";

    private final Template template = Template.parse(Resources.text("login.html"));
    private final UserMessages messages;
    private final PageAssets assets;

    /**
     * Reads the page from the JAR.
     *
     * @param messages the texts
     * @param assets the files that the page links to
     */
    public LoginPage(UserMessages messages, PageAssets assets) {
        this.messages = messages;
        this.assets = assets;
    }

    /**
     * What the page may load and where it may send its forms: this server only, and no inline code.
     *
     * @return the value of the {@code Content-Security-Policy} header
     */
    public static String contentSecurityPolicy() {
        return POLICY;
    }

    /**
     * What a page may do that other pages may show within themselves: nothing but look like ours.
     *
     * @return the value of the {@code Content-Security-Policy} header
     */
    public static String framedSecurityPolicy() {
        return FRAMED_POLICY;
    }

    /**
     * Renders a state of the login.
     *
     * @param view the state
     * @return the HTML document
     */
    public String render(LoginView view) {
        Map<String, String> values = values(view.context(), view.message());
        values.put("stage", view.stage().code());
        values.put("mode", view.mode().map(LoginMode::code).orElse(""));
        values.put("retry-mode", view.retryMode().code());
        values.put("qr-class", sameDeviceFirst(view.context()) ? "second" : "first");
        values.put("launch-href", view.launch().map(LaunchLinks::primary).orElse("#"));
        values.put("fallback-href", view.launch().flatMap(LaunchLinks::fallback).orElse("#"));
        return template.render(values, flags(view));
    }

    /**
     * Renders a page that only says something and links back to the start of the login.
     *
     * @param context the page's surroundings
     * @param message what to tell the person
     * @return the HTML document
     */
    public String renderError(PageContext context, UserMessage message) {
        return renderPlain(context, message, "start-over", context.login());
    }

    /**
     * Renders a page that leads on by itself.
     *
     * @param context the page's surroundings
     * @param message what to tell the person meanwhile
     * @param location where it leads
     * @return the HTML document
     */
    public String renderOnward(PageContext context, UserMessage message, String location) {
        return renderPlain(context, message, "onward", location);
    }

    /**
     * Renders a page that is shown within another page and leads out of it.
     *
     * @param context the page's surroundings
     * @param message what to tell the person
     * @param location what to open in a window of its own
     * @return the HTML document
     */
    public String renderFramed(PageContext context, UserMessage message, String location) {
        return renderPlain(context, message, "framed", location);
    }

    private String renderPlain(PageContext context, UserMessage message, String way, String location) {
        Map<String, String> values = values(context, message);
        values.put("stage", "error");
        values.put("mode", "");
        values.put("location", location);
        Set<String> flags = flags(context, message);
        flags.add("error");
        flags.add(way);
        return template.render(values, flags);
    }

    private Map<String, String> values(PageContext context, UserMessage message) {
        Locale locale = context.locale();
        Map<String, String> values = new HashMap<>(messages.texts(locale).all());
        values.putAll(assets.links(context.base()));
        values.put("lang", messages.language(locale));
        values.put("base", context.base());
        values.put("login", context.login());
        values.put("wanted", context.wanted());
        values.put("csrf", context.csrfToken());
        values.put("service-name", context.serviceName());
        values.put("monogram", monogram(context.serviceName()));
        values.put("message", message.message());
        values.put("advice", message.advice().orElse(""));
        return values;
    }

    private static Set<String> flags(PageContext context, UserMessage message) {
        Set<String> flags = new HashSet<>();
        set(flags, "simulated", context.simulated());
        set(flags, "same-device-offered", context.sameDeviceOffered());
        set(flags, "same-device-first", sameDeviceFirst(context));
        set(flags, "same-device-second", context.sameDeviceOffered() && !context.mobile());
        set(flags, "monogram", !monogram(context.serviceName()).isEmpty());
        set(flags, "advice", message.advice().isPresent());
        return flags;
    }

    private static Set<String> flags(LoginView view) {
        Set<String> flags = flags(view.context(), view.message());
        flags.add(view.stage().code());
        set(flags, "qr", view.showsQr());
        set(flags, "launch", view.showsLaunch());
        set(flags, "fallback", view.launch().flatMap(LaunchLinks::fallback).isPresent());
        set(flags, "wait", view.isPending() && !view.showsQr() && !view.showsLaunch());
        set(flags, "to-qr", view.offersOther(LoginMode.QR));
        set(flags, "to-same-device", view.offersOther(LoginMode.SAME_DEVICE));
        return flags;
    }

    private static boolean sameDeviceFirst(PageContext context) {
        return context.sameDeviceOffered() && context.mobile();
    }

    private static void set(Set<String> flags, String name, boolean value) {
        if (value) {
            flags.add(name);
        }
    }

    private static String monogram(String serviceName) {
        return serviceName
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .map(Character::toUpperCase)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("");
    }
}
