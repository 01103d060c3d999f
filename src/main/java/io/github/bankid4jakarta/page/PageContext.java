package io.github.bankid4jakarta.page;

import java.util.Locale;

/**
 * What a page needs to know about its surroundings, however the login stands.
 *
 * @param locale the person's language; see {@link UserMessages#choose}
 * @param serviceName the name of the service that the person logs in to; any text
 * @param base context path and reserved path, such as {@code /app/.bankid}; starts with one slash and does not end with one
 * @param login where the login page lies, with what this tab wants
 * @param wanted the page that this tab wants; empty where it wants none
 * @param csrfToken what the page's forms send back
 * @param sameDeviceOffered whether BankID on this device can be used
 * @param mobile whether the browser is on a phone or tablet
 * @param simulated whether BankID is simulated, which the page then says loudly
 */
public record PageContext(
        Locale locale,
        String serviceName,
        String base,
        String login,
        String wanted,
        String csrfToken,
        boolean sameDeviceOffered,
        boolean mobile,
        boolean simulated) {

    /**
     * Checks that the base is a path on this server.
     *
     * @param locale the person's language
     * @param serviceName the name of the service that the person logs in to
     * @param base context path and reserved path
     * @param login where the login page lies, with what this tab wants
     * @param wanted the page that this tab wants; empty where it wants none
     * @param csrfToken what the page's forms send back
     * @param sameDeviceOffered whether BankID on this device can be used
     * @param mobile whether the browser is on a phone or tablet
     * @param simulated whether BankID is simulated
     */
    public PageContext {
        if (!base.startsWith("/") || base.startsWith("//") || base.endsWith("/")) {
            throw new IllegalArgumentException("base is not a path such as /app/.bankid");
        }
    }

    @Override
    public String toString() {
        return "PageContext[" + base + "]";
    }
}
