package io.github.bankid4jakarta.http;

import java.time.Clock;

/**
 * How browsers are told apart before and beside their sessions.
 *
 * @param cookie names each browser
 * @param forms makes and checks the tokens of its forms
 * @param handover what a browser goes on with whose session id was renewed in an answer that was lost
 */
record KnownBrowsers(BrowserCookie cookie, FormTokens forms, Handover handover) {

    static KnownBrowsers of(DeploymentKey key, PublicAddress address, Clock clock) {
        return new KnownBrowsers(new BrowserCookie(key, address), new FormTokens(key, clock), new Handover(clock));
    }
}
