package io.github.bankid4jakarta.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks for a login and keeps nothing for it: a person who opens a page is sent to the login page, whose address says which
 * page that was; a script is told by 401 where to log in and never gets HTML.
 */
final class Challenge {

    private final Answers answers;

    Challenge(Answers answers) {
        this.answers = answers;
    }

    void issue(Exchange exchange) throws IOException {
        if (exchange.isLoginPage()) {
            show(exchange);
        } else if ("partial/ajax".equals(exchange.request().getHeader("Faces-Request"))) {
            answers.partial(exchange, exchange.loginPage(WantedPage.address(exchange.request())));
        } else {
            issue(exchange, Navigation.of(exchange.request()));
        }
    }

    private void issue(Exchange exchange, Navigation navigation) throws IOException {
        switch (navigation) {
            case TOP_LEVEL -> exchange.reply().redirect(exchange.loginPage(wanted(exchange)));
            case FRAME -> answers.framed(exchange, WantedPage.of(exchange.request()));
            case NONE -> {
                exchange.reply().header("WWW-Authenticate", "BankID");
                exchange.reply().json(HttpServletResponse.SC_UNAUTHORIZED, answers.loginRequired(exchange));
            }
        }
    }

    /** A form cannot be sent again after the login: that leads back to the page it was on. */
    private static Optional<String> wanted(Exchange exchange) {
        HttpServletRequest request = exchange.request();
        return request.getMethod().equals("GET") ? WantedPage.of(request) : exchange.referer();
    }

    /** A login page that is itself protected can be shown by a forward only, for which constraints do not count. */
    private static void show(Exchange exchange) throws IOException {
        try {
            exchange.forwardToLoginPage();
        } catch (ServletException e) {
            throw new IllegalStateException("The login page failed", e);
        }
    }
}
