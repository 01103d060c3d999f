package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservedPathTest {

    private static final String PREFIX = "/.bankid";
    private static final int SPELLINGS = 100_000;
    private static final List<String> PIECES = List.of(
            "/",
            "/.bankid",
            "/.BANKID",
            "/.bank%69d",
            "/login",
            "/.",
            "/..",
            "//",
            ";x=1",
            "%2f",
            "%2e",
            "%00",
            "%0a",
            "%5c",
            "\\",
            "bankid",
            ".",
            "x",
            "/auth",
            "%25",
            ";",
            "/.ban",
            "kid");

    private final ReservedPath reservedPath = new ReservedPath(PREFIX);

    @ParameterizedTest
    @CsvSource({
        "/.bankid/login, /login",
        "/.bankid/assets/login.css, /assets/login.css",
        "/.bankid/, /",
        "/.bankid/AUTH, /AUTH",
        "/.bankid/a..b, /a..b"
    })
    void pathWhenExactThenServed(String path, String below) {
        assertThat(below(get(path))).contains(below);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.bankid",
                "/.BANKID/login",
                "/.ban\u212Aid/login",
                "/.bankid//login",
                "/.bankid/./login",
                "/.bankid/../login",
                "/.bankid/.hidden",
                "/.bankid;x=1/login"
            })
    void pathWhenTheServerSeesItOddlyThenRefused(String path) {
        assertThat(below(get(path))).contains("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/.bankid/login;x=1",
                "/app/.bankid;x=1/login",
                "/app//.bankid/login",
                "//app/.bankid/login",
                "/app/./.bankid/login",
                "/app/x/../.bankid/login",
                "/app/.bank%69d/login",
                "/app/.bankid%2flogin",
                "/app/.bankid/login%00",
                "/APP/.bankid/login",
                "/.bankid/login"
            })
    void pathWhenTheBrowserSpelledItOddlyThenRefused(String uri) {
        assertThat(below(get("/.bankid/login").spelled(uri))).contains("");
        assertThat(below(get("/.bankid/login").spelled("/app/.bankid/login"))).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/..;/app", "//app", "/app;x=1", "/./app", "/x/../app"})
    void contextWhenTheServerHandsOnItsSpellingThenRefused(String spelled) {
        assertThat(below(get("/.bankid/login").context(spelled, "/app"))).contains("");
        assertThat(below(get("/.bankid/login").context("/app", "/app"))).contains("/login");
    }

    @Test
    void contextWhenItIsTheRootThenServed() {
        assertThat(below(get("/.bankid/login").context("", ""))).contains("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "", "/bankid/login", "/.bankidx/login", "/x/.bankid/login", "/.bankid\\login", "/.bank"})
    void pathWhenAnotherThenNotOurs(String path) {
        assertThat(below(get(path))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DispatcherType.class)
    void dispatchWhenWithinTheServerThenRefused(DispatcherType type) {
        Optional<String> below = below(get("/.bankid/login").dispatched(type));

        assertThat(below).contains(type == DispatcherType.REQUEST ? "/login" : "");
    }

    /** A server decodes, drops path parameters, folds slashes and dots; whatever it does, nothing is half matched. */
    @Test
    void pathWhenSpelledAtRandomThenExactOrRefusedOrNotOurs() {
        Random random = new Random(7);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < SPELLINGS; i++) {
            String raw = spelling(random);
            String path = random.nextBoolean() ? folded(decoded(raw)) : decoded(raw);
            String below = below(get(path).spelled("/app" + raw)).orElse("not ours");

            seen.add(below.startsWith("/") ? "served" : below);
            assertThat(below).isIn("", "not ours", raw.startsWith(PREFIX) ? raw.substring(PREFIX.length()) : "");
            assertThat(below).doesNotContain("//", "/.", ";", "%");
            if (isOurs(path)) {
                assertThat(below).isNotEqualTo("not ours");
            }
        }
        assertThat(seen).containsExactlyInAnyOrder("", "not ours", "served");
    }

    private static String spelling(Random random) {
        StringBuilder raw = new StringBuilder(random.nextInt(3) == 0 ? "" : PREFIX);
        int pieces = 1 + random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            raw.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return raw.toString();
    }

    private static String decoded(String raw) {
        String withoutParameters = raw.replaceAll(";[^/]*", "");
        return URLDecoder.decode(withoutParameters.replaceAll("%(?![0-9a-f]{2})", "%25"), StandardCharsets.UTF_8);
    }

    private static String folded(String path) {
        return path.replaceAll("//+", "/").replaceAll("/\\.(?=/|$)", "");
    }

    private static boolean isOurs(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.equals(PREFIX) || lower.startsWith(PREFIX + "/");
    }

    private Optional<String> below(FakeExchange exchange) {
        return reservedPath.below(exchange.request());
    }

    private static FakeExchange get(String path) {
        return new FakeBrowser().get(path);
    }
}
