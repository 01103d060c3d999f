package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAssetsTest {

    private final PageAssets assets = new PageAssets();

    @ParameterizedTest
    @CsvSource({
        "login.css, text/css; charset=utf-8",
        "login.js, text/javascript; charset=utf-8",
        "qr.js, text/javascript; charset=utf-8",
        "icon.svg, image/svg+xml"
    })
    void findWhenFileIsLinkedThenFoundWithItsType(String name, String contentType) {
        PageAssets.Asset asset = assets.find(name).orElseThrow();

        assertThat(asset.contentType()).isEqualTo(contentType);
        assertThat(asset.body()).isNotEmpty();
        assertThat(asset.etag()).matches("\"[0-9a-f]{24}\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "LOGIN.CSS",
                "login.html",
                "texts_sv.properties",
                "../page/login.css",
                "/login.css",
                "LoginPage.class"
            })
    void findWhenNameIsNotALinkedFileThenNothing(String name) {
        assertThat(assets.find(name)).isEmpty();
    }

    @Test
    void linksWhenContentDiffersThenAddressesDiffer() {
        List<String> hashes = assets.links("/app/.bankid").values().stream()
                .map(link -> link.substring(link.indexOf('=')))
                .toList();

        assertThat(hashes).hasSize(4).doesNotHaveDuplicates();
        assertThat(assets.links("/app/.bankid").get("asset.login.css")).startsWith("/app/.bankid/assets/login.css?v=");
    }

    @Test
    void bodyWhenChangedByACallerThenTheNextCallerGetsTheOriginal() {
        PageAssets.Asset asset = assets.find("login.js").orElseThrow();
        byte original = asset.body()[0];

        asset.body()[0]++;

        assertThat(asset.body()[0]).isEqualTo(original);
    }
}
