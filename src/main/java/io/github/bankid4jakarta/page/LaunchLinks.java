package io.github.bankid4jakarta.page;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The links with which a person opens the BankID app on the device that shows the page. They hold a token and so belong
 * into an answer to the browser that started the order, and nowhere else.
 *
 * @param primary the link behind the button: an {@code https:} or {@code bankid:} address, or a path on this server
 * @param fallback a second link of the same kinds, for when the app did not open
 * @param auto whether a script may follow the primary link by itself, without a tap
 */
public record LaunchLinks(String primary, Optional<String> fallback, boolean auto) {

    private static final Pattern ALLOWED = Pattern.compile("(https://[^/]|bankid:///|/(?![/\\\\])).*");

    /**
     * Checks that no link can run code or leave for an unexpected kind of address.
     *
     * @param primary the link behind the button
     * @param fallback a second link of the same kinds
     * @param auto whether a script may follow the primary link by itself
     */
    public LaunchLinks {
        requireAllowed(primary);
        fallback.ifPresent(LaunchLinks::requireAllowed);
    }

    /**
     * One link that the person has to press, such as a simulator's.
     *
     * @param href an {@code https:} or {@code bankid:} address, or a path on this server
     * @return the link alone
     */
    public static LaunchLinks single(String href) {
        return new LaunchLinks(href, Optional.empty(), false);
    }

    private static void requireAllowed(String href) {
        if (!ALLOWED.matcher(href).matches()) {
            throw new IllegalArgumentException("A launch link is neither https, bankid nor a local path");
        }
    }

    @Override
    public String toString() {
        return "LaunchLinks[masked, auto=" + auto + "]";
    }
}
