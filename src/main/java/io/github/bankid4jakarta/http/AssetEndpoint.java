package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.page.PageAssets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET assets/…}: style and script of the login page, from the class path. */
final class AssetEndpoint implements Endpoint {

    private final PageAssets assets;

    AssetEndpoint(PageAssets assets) {
        this.assets = assets;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        String name = below.isEmpty() ? "" : below.substring(1);
        PageAssets.Asset asset = assets.find(name).orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        if (asset.etag().equals(exchange.request().getHeader("If-None-Match"))) {
            exchange.reply().empty(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            exchange.reply().asset(asset.contentType(), asset.etag(), asset.body());
        }
        return new LoginOutcome.Answered();
    }
}
