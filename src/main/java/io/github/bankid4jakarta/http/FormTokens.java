package io.github.bankid4jakarta.http;

import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tokens that our forms carry against cross-site request forgery: a time and its signature, good for the one browser
 * that the page was given to and for an hour. Nothing is kept for them.
 */
final class FormTokens {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final Pattern TOKEN = Pattern.compile("([0-9]{1,12})\\.([A-Za-z0-9_-]{43})");

    private final DeploymentKey key;
    private final Clock clock;

    FormTokens(DeploymentKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    String make(BrowserId browser) {
        long now = clock.instant().getEpochSecond();
        return now + "." + key.sign(signed(browser, now));
    }

    /** Whether a form was given to this browser, and not long ago. */
    boolean holds(BrowserId browser, String token) {
        Matcher parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches()) {
            return false;
        }
        long made = Long.parseLong(parts.group(1));
        long age = clock.instant().getEpochSecond() - made;
        return age <= LIFE.toSeconds()
                && age >= -LIFE.toSeconds() // another node's clock may be ahead
                && key.signed(signed(browser, made), parts.group(2));
    }

    private static String signed(BrowserId browser, long made) {
        return "form " + browser.value() + " " + made;
    }
}
