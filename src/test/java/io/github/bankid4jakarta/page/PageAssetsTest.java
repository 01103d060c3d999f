package io.github.bankid4jakarta.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
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
        PageAssets.Asset asset = assets.find(linked(name)).orElseThrow();

        assertThat(asset.contentType()).isEqualTo(contentType);
        assertThat(asset.body()).isNotEmpty();
        assertThat(asset.etag()).matches("\"[0-9a-f]{24}\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.css", "login.js", "qr.js", "icon.svg"})
    void findWhenTheHashIsAnotherThenNothing(String name) {
        String right = linked(name);
        String hash = right.substring(0, right.indexOf('/'));

        assertThat(assets.find(right)).isPresent();
        assertThat(assets.find(name)).isEmpty();
        assertThat(assets.find("/" + name)).isEmpty();
        assertThat(assets.find("0".repeat(hash.length()) + "/" + name)).isEmpty();
        assertThat(assets.find(hash.toUpperCase(Locale.ROOT) + "/" + name)).isEmpty();
        assertThat(assets.find(hash.substring(1) + "/" + name)).isEmpty();
        assertThat(assets.find(hash + "/" + hash + "/" + name)).isEmpty();
        assertThat(assets.find(hash + "/" + (name.equals("qr.js") ? "login.js" : "qr.js")))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
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
        Map<String, String> links = assets.links("/app/.bankid");

        assertThat(links).hasSize(4);
        assertThat(links.values().stream().map(link -> link.substring(0, link.lastIndexOf('/'))))
                .doesNotHaveDuplicates()
                .allMatch(folder -> folder.matches("/app/\\.bankid/assets/[0-9a-f]{24}"));
        assertThat(links.get("asset.login.css")).endsWith("/login.css");
    }

    @Test
    void bodyWhenChangedByACallerThenTheNextCallerGetsTheOriginal() {
        PageAssets.Asset asset = assets.find(linked("login.js")).orElseThrow();
        byte original = asset.body()[0];

        asset.body()[0]++;

        assertThat(asset.body()[0]).isEqualTo(original);
    }

    /** Where the page looks for a file, below the assets' own path. */
    private String linked(String name) {
        return assets.links("").get("asset." + name).substring(PageAssets.PATH.length());
    }
}
