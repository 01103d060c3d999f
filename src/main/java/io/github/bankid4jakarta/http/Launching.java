package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.page.LaunchLinks;
import io.github.bankid4jakarta.page.LaunchTable;
import java.util.Optional;

/** Finds the links that start the BankID app on a browser's device; a backend with a page of its own stands in for the app. */
final class Launching {

    private final LaunchTable table = new LaunchTable();
    private final Optional<BackendPage> backendPage;

    Launching(Optional<BackendPage> backendPage) {
        this.backendPage = backendPage;
    }

    boolean isMobile(Exchange exchange) {
        return table.mobile(userAgent(exchange));
    }

    Optional<LaunchLinks> links(Exchange exchange, LoginState.Pending pending) {
        return pending.launchToken().map(token -> links(exchange, token));
    }

    private LaunchLinks links(Exchange exchange, AutoStartToken token) {
        return backendPage
                .map(page -> LaunchLinks.single(exchange.base() + "/" + page.name() + page.launchLink(token.value())))
                .orElseGet(() -> table.links(userAgent(exchange), token));
    }

    private static String userAgent(Exchange exchange) {
        return exchange.request().getHeader("User-Agent");
    }
}
