package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTest {

    private static final String HERE = "www.example.se";
    private static final int LONGEST = 1024;
    private static final String ALPHABET = "//\\\\\t\r\n ..;@:?#%2f5c09evil.example<>\"'|\u0000\u00e9\u2215\uff0f";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/app/account?tab=2&sort=name",
                "/account?filter=a|b",
                "/account?next=https://evil.example/",
                "/r%C3%A4ksm%C3%B6rg%C3%A5s",
                "/account;x=1",
                "/"
            })
    void pageWhenOrdinaryThenRemembered(String page) {
        assertThat(WantedPage.isLocal(page)).isTrue();
        assertThat(hostFor(page)).isEqualTo(HERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "account",
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "//evil.example/%2e%2e",
                "//evil.example/..;/account",
                "//www.example.se@evil.example/",
                "/\\evil.example",
                "/\\/evil.example",
                "/\\\\evil.example",
                "\\/evil.example",
                "\\\\evil.example",
                "/account\\..\\..\\evil",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ /evil.example",
                "/\u0000/evil.example",
                "/\u000b/evil.example",
                "/\u007f/evil.example",
                "/account\r\nSet-Cookie: a=b",
                "/account\r\n\r\n<html>",
                "/account\nLocation: https://evil.example",
                "https://evil.example/",
                "https:evil.example",
                "https:/evil.example",
                "http:/x",
                "javascript:alert(1)",
                "data:text/html,x",
                "//evil.example:443",
                "//[::1]/",
                "//%65vil.example",
                ";//evil.example",
                "@evil.example",
                ".evil.example",
                "?next=/account",
                "#/account",
                "/account#fragment",
                "/account?x=\"onload",
                "/account?<script>",
                "/\u2215/evil.example",
                "/\uff0f/evil.example",
                "/\u00e4ccount",
                "\ufeff//evil.example",
                "/\u2028/evil.example",
                "/\ud83d\ude00"
            })
    void pageWhenHostileThenNotRemembered(String page) {
        assertThat(WantedPage.isLocal(page)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%09/evil.example",
                "/%2f%2fevil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "/%5c%5cevil.example",
                "/%0d%0aLocation:%20https://evil.example/",
                "/.//evil.example",
                "/..//evil.example",
                "/%2e%2e//evil.example",
                "/a/..//evil.example",
                "/;//evil.example",
                "/;@evil.example",
                "/@evil.example",
                "/:80",
                "/https://evil.example",
                "/%c0%af%c0%afevil.example",
                "/?//evil.example",
                "/?next=//evil.example&x=%0d%0a"
            })
    void pageWhenItOnlyLooksHostileThenItLeadsHere(String page) {
        assertThat(WantedPage.isLocal(page)).isTrue();
        assertThat(hostFor(page)).isEqualTo(HERE);
        assertThat(URI.create("https://" + HERE).resolve(page).getHost()).isEqualTo(HERE);
    }

    @Test
    void pageWhenMadeAtRandomThenWhatIsRememberedLeadsHere() {
        Random random = new Random(11);
        int remembered = 0;
        for (int i = 0; i < 100_000; i++) {
            String page = random(random);
            if (WantedPage.isLocal(page)) {
                remembered++;
                assertThat(hostFor(page)).as(page).isEqualTo(HERE);
                assertThat(URI.create("https://" + HERE + "/app/login")
                                .resolve(escaped(page))
                                .getHost())
                        .as(page)
                        .isEqualTo(HERE);
            }
        }
        assertThat(remembered).isBetween(1, 99_999);
    }

    @Test
    void pageWhenOneCharacterTooLongThenNotRemembered() {
        assertThat(WantedPage.isLocal("/" + "x".repeat(LONGEST - 1))).isTrue();
        assertThat(WantedPage.isLocal("/" + "x".repeat(LONGEST))).isFalse();
    }

    @Test
    void requestWhenItCanBeOpenedAgainThenPathAndQuery() {
        assertThat(wanted("GET", "/account?tab=2")).contains("/app/account?tab=2");
        assertThat(wanted("GET", "/account")).contains("/app/account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PUT", "get"})
    void requestWhenItIsNoGetThenNotRemembered(String method) {
        assertThat(wanted(method, "/account?tab=2")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("spelledContexts")
    void requestWhenItsAddressLooksLikeAHostThenNotRemembered(String context) {
        FakeExchange exchange = new FakeBrowser().get("/account").context(context, "/app");

        assertThat(WantedPage.of(exchange.request())).isEmpty();
    }

    static java.util.List<String> spelledContexts() {
        return java.util.List.of("//evil.example/..;/app", "//app", "/\\evil.example/..;/app");
    }

    private static Optional<String> wanted(String method, String page) {
        return WantedPage.of(new FakeBrowser().request(method, page).request());
    }

    private static String random(Random random) {
        StringBuilder page = new StringBuilder(random.nextInt(4) == 0 ? "" : "/");
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            page.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return page.toString();
    }

    private static String escaped(String page) {
        return page.replaceAll("%(?![0-9a-fA-F]{2})", "%25").replace("|", "%7C").replace(">", "%3E");
    }

    /** Where browsers go (WHATWG URL): trims blanks, drops tabs and line ends, takes a backslash for a slash. */
    private static String hostFor(String location) {
        String url = location.replaceAll("^[\\x00-\\x20]+|[\\x00-\\x20]+$", "")
                .replaceAll("[\\t\\r\\n]", "")
                .replace('\\', '/');
        Matcher elsewhere = Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*:/*|/{2,})([^/?#]*).*", Pattern.DOTALL)
                .matcher(url);
        return elsewhere.matches() ? elsewhere.group(1).replaceAll("^.*@", "") : HERE;
    }
}
