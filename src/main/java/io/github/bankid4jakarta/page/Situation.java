package io.github.bankid4jakarta.page;

import java.util.Locale;

/** What the page may have to say that BankID's hint codes do not. Each has a text in every language. */
public enum Situation {
    /** Nothing was started yet: the question above the choice of mode. */
    WELCOME,
    /** An order is being started. */
    STARTING,
    /** The order is complete and the person is being logged in. */
    COMPLETED,
    /** BankID completed the order, and the login goes on in the browser that started it. */
    BACK_TO_BROWSER,
    /** The return address was opened in a browser that did not start the login. */
    RETURN_ELSEWHERE,
    /** The person cancelled on the page. */
    CANCELLED,
    /** The page asked about an order that is no longer there. */
    ENDED,
    /** BankID could not be reached when the order was to start. */
    UNAVAILABLE,
    /** BankID or the server does not answer for a while; the order still runs. */
    TROUBLE,
    /** Another order of the same person was running. */
    ALREADY_IN_PROGRESS,
    /** BankID refused the server or answered nonsense. */
    TECHNICAL,
    /** The app ran on another network than the browser, in same-device mode. */
    DEVICE_MISMATCH,
    /** Nobody came back in time for a completed order. */
    CLAIM_EXPIRED,
    /** BankID identified the person, and the application did not accept the person. */
    NOT_ACCEPTED,
    /** This browser or its network starts logins too often. */
    RATE_LIMITED,
    /** The server has as many pending logins as it may. */
    BUSY,
    /** The operator's settings cannot be used, so nobody can log in. */
    NOT_SET_UP,
    /** A proxy before the application does not say whom it speaks for. */
    PROXY_UNCLEAR,
    /** Nobody has said by which address browsers know the site, so that BankID cannot be told where to send people back. */
    PUBLIC_ADDRESS_MISSING,
    /** A form was sent with a CSRF token that is no longer valid. */
    FORM_OUTDATED,
    /** A form was sent by a page of another site. */
    FOREIGN_PAGE,
    /** A form was sent by a browser that does not say which page it is on. */
    ORIGIN_HIDDEN,
    /** A request was sent that no page of ours sends. */
    MALFORMED,
    /** Nothing lies at the address. */
    NOT_FOUND,
    /** A script asked for something for which somebody must be logged in. */
    LOGIN_REQUIRED,
    /** Something protected was asked for within another page. */
    FRAMED,
    /** A login was claimed again in a session that has gone, and may have gone through. */
    MAYBE_IN,
    /** What the browser sent did not arrive whole, or not in time. */
    INCOMPLETE,
    /** The browser does not send cookies back. */
    COOKIES_BLOCKED,
    /** Same-device login is not offered here. */
    NOT_OFFERED,
    /** The person is logged in already. */
    ALREADY_SIGNED_IN;

    String key() {
        return "situation." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
