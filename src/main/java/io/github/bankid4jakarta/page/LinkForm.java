package io.github.bankid4jakarta.page;

import io.github.bankid4jakarta.model.AutoStartToken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The forms of link that open the BankID app (BankID RP API v6.0, autostart; read 2026-11). */
enum LinkForm {
    /** Taken by the app on phones; shown as a page of BankID's where the app does not take it. */
    HTTPS("https://app.bankid.com/?autostarttoken="),
    /** The app's own scheme, for computers and for browsers that do not hand the other form to the app. */
    SCHEME("bankid:///?autostarttoken=");

    private final String prefix;

    LinkForm(String prefix) {
        this.prefix = prefix;
    }

    /** Older apps read {@code redirect=null} as: hand the screen back and open nothing. */
    String with(AutoStartToken token) {
        return prefix + URLEncoder.encode(token.value(), StandardCharsets.UTF_8) + "&redirect=null";
    }

    static Optional<LinkForm> of(String cell) {
        return switch (cell) {
            case "https" -> Optional.of(HTTPS);
            case "scheme" -> Optional.of(SCHEME);
            case "none" -> Optional.empty();
            default -> throw new IllegalStateException("The launch table knows no link form " + cell);
        };
    }
}
