package io.github.bankid4jakarta.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Asks for a login: a person who opens a page is sent to the login page, which remembers the page; a script is told by 401
 * where to log in and never gets HTML.
 */
final class Challenge {

    private final Answers answers;

    Challenge(Answers answers) {
        this.answers = answers;
    }

    void issue(Exchange exchange) throws IOException {
        if (isNavigation(exchange.request())) {
            BrowserSession session = BrowserSession.opened(exchange.request());
            WantedPage.of(exchange.request()).ifPresent(session::want);
            exchange.reply().redirect(exchange.loginPage());
            return;
        }
        exchange.reply().header("WWW-Authenticate", "BankID");
        exchange.reply().json(HttpServletResponse.SC_UNAUTHORIZED, answers.loginRequired(exchange));
    }

    /** A browser says what it does in {@code Sec-Fetch-Mode}; an older one at least asks for HTML. */
    private static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html") && request.getHeader("X-Requested-With") == null;
    }
}
