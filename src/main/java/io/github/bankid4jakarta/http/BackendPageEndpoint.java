package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.BackendPage;
import java.io.IOException;
import java.util.Map;

/** The page that the backend brings along, such as the simulator's phone. */
final class BackendPageEndpoint implements Endpoint {

    private final BackendPage page;

    BackendPageEndpoint(BackendPage page) {
        this.page = page;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        String method = exchange.request().getMethod();
        boolean post = method.equals("POST");
        if (post) {
            exchange.requireSameOrigin();
        }
        Map<String, String> form = post ? exchange.form() : Map.of();
        BackendPage.Answer answer = page.serve(new BackendPage.Request(method, below, form, exchange.endUserIp()))
                .orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        exchange.reply().send(answer.status(), answer.contentType(), answer.body());
        return new LoginOutcome.Answered();
    }
}
