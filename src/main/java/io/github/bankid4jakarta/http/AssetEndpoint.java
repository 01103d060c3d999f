package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.page.PageAssets;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** {@code GET assets/…}: style and script of the login page, from the class path. */
final class AssetEndpoint implements Endpoint {

    /** What {@code If-None-Match} lists. Whether a tag is weak does not matter there (RFC 9110, section 13.1.2). */
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private final PageAssets assets;

    AssetEndpoint(PageAssets assets) {
        this.assets = assets;
    }

    @Override
    public LoginOutcome serve(Exchange exchange, String below) throws IOException {
        String path = below.isEmpty() ? "" : below.substring(1);
        PageAssets.Asset asset = assets.find(path).orElseThrow(() -> new Refused(Refusal.NOT_FOUND));
        List<String> known = Collections.list(exchange.request().getHeaders("If-None-Match"));
        if (known.stream().anyMatch(tags -> holds(tags, asset.etag()))) {
            exchange.reply().unchanged(asset.etag());
        } else {
            exchange.reply().asset(asset.contentType(), asset.etag(), asset.body());
        }
        return new LoginOutcome.Answered();
    }

    private static boolean holds(String tags, String etag) {
        return tags.strip().equals("*")
                || TAG.matcher(tags).results().anyMatch(tag -> tag.group(1).equals(etag));
    }
}
