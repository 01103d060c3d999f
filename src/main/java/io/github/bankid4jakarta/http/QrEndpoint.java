package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.qr.QrSvg;
import io.github.bankid4jakarta.qr.QrSymbol;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET qr}: the QR code of this second as a picture, for pages without script. */
final class QrEndpoint implements Endpoint {

    private final OrderEngine engine;

    QrEndpoint(OrderEngine engine) {
        this.engine = engine;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        LoginState state = exchange.orders().map(engine::state).orElseGet(LoginState.None::new);
        if (!(state instanceof LoginState.Pending pending) || pending.qrText().isEmpty()) {
            throw new Refused(Refusal.NOT_FOUND);
        }
        byte[] svg = QrSvg.draw(QrSymbol.of(pending.qrText().get())).getBytes(StandardCharsets.UTF_8);
        exchange.reply().send(HttpServletResponse.SC_OK, "image/svg+xml", svg);
        return new LoginOutcome.Answered();
    }
}
