package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.config.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

    private static final String PROXY = "10.0.0.1";

    private final PublicAddress address = address(Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "https, www.example.se, 443, https://www.example.se",
        "https, www.example.se, 8443, https://www.example.se:8443",
        "http, www.example.se, 80, http://www.example.se",
        "http, www.example.se, 443, http://www.example.se:443",
        "HTTPS, WWW.Example.SE, 443, https://www.example.se",
        "http, my_service, 8080, http://my_service:8080",
        "http, ::1, 8080, http://[::1]:8080",
        "http, [::1], 80, http://[::1]"
    })
    void addressWhenNothingIsBetweenThenTheRequests(String scheme, String host, int port, String expected) {
        assertThat(of(exchange("192.0.2.1").server(scheme, host, port))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "- | - | http://inner:8080",
                "https | www.example.se | https://www.example.se",
                "https | - | https://inner:8080",
                "- | www.example.se | http://www.example.se",
                "HTTPS | WWW.Example.SE | https://www.example.se",
                "\"https\" | \"www.example.se\" | https://www.example.se",
                " https  |  www.example.se  | https://www.example.se",
                "https | www.example.se:8443 | https://www.example.se:8443",
                "https | www.example.se:443 | https://www.example.se",
                "http | www.example.se:80 | http://www.example.se",
                "http | www.example.se:443 | http://www.example.se:443",
                "https | \"www.example.se:8443\" | https://www.example.se:8443",
                "https | 203.0.113.7:8443 | https://203.0.113.7:8443",
                "https | [2001:DB8::1] | https://[2001:db8::1]",
                "https | [2001:db8::1]:8443 | https://[2001:db8::1]:8443",
                "https | \"[2001:db8::1]:443\" | https://[2001:db8::1]",
                "https | my_service:8080 | https://my_service:8080",
                "wss | www.example.se | https://www.example.se",
                "ws | www.example.se | http://www.example.se",
                "https,https | www.example.se, WWW.example.se | https://www.example.se",
                "https, | www.example.se, , | https://www.example.se",
                "https, http | www.example.se | -",
                "https | evil.example, www.example.se | -",
                "https | www.example.se, inner | -",
                "'' | www.example.se | -",
                "https | '' | -",
                ",,, | www.example.se | -",
                "https | , | -",
                "httpx | www.example.se | -",
                "javascript | www.example.se | -",
                "https://evil | www.example.se | -",
                "https | user@evil.example | -",
                "https | www.example.se/path | -",
                "https | www.example.se?x=1 | -",
                "https | www.example.se#x | -",
                "https | www example.se | -",
                "https | https://www.example.se | -",
                "https | www.example.se: | -",
                "https | www.example.se:0 | -",
                "https | www.example.se:65536 | -",
                "https | www.example.se:123456 | -",
                "https | www.example.se:8443:1 | -",
                "https | 2001:db8::1 | -",
                "https | [2001:db8::1 | -",
                "https | [203.0.113.7] | -",
                "https | [fe80::1%eth0] | -",
                "https | \"www.example.se | -",
                "https | ''www.example.se'' | -",
                "https | åäö.example.se | -",
                "https | www.exa\u0000mple.se | -",
                "https | -evil.example | -",
                "https | . | -"
            })
    void addressWhenAProxyForwardsThenWhatItSaysOrRefused(String scheme, String host, String expected) {
        FakeExchange exchange = forwarded(null, scheme, host, null)
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Server", "x");

        assertFound(exchange, expected);
        assertFound(exchange.header("X-Forwarded-For", "203.0.113.7"), expected);
        assertThat(of(exchange.from("192.0.2.1"))).isEqualTo("http://inner:8080");
        assertThat(address.isClear(exchange.request())).isTrue();
    }

    /** The family that names the person names the site too: the proxy does not write the other one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "- | - | - | for=203.0.113.7;proto=https;host=www.example.se | https://www.example.se",
                "- | - | - | For=203.0.113.7;PROTO=HTTPS;Host=WWW.example.se | https://www.example.se",
                "- | - | - | host=\"www.example.se:8443\";proto=\"https\";for=\"[2001:db8::1]:4711\" | https://www.example.se:8443",
                "- | - | - | for=203.0.113.7;host=\"[2001:db8::1]:8443\";proto=https | https://[2001:db8::1]:8443",
                "- | - | - | for=203.0.113.7 | http://inner:8080",
                "- | - | - | for=203.0.113.7;proto=https | https://inner:8080",
                "- | - | - | for=203.0.113.7;host=www.example.se | http://www.example.se",
                "- | - | - | for=6.6.6.6;host=evil.example, for=203.0.113.7;host=www.example.se;proto=https | https://www.example.se",
                "- | - | - | for=203.0.113.7;host=www.example.se;proto=https, for=10.2.3.4;host=inner;proto=http | https://www.example.se",
                "- | - | - | for=203.0.113.7, for=10.2.3.4;host=www.example.se;proto=https | http://inner:8080",
                "- | http | evil.example | for=203.0.113.7;proto=https;host=www.example.se | https://www.example.se",
                "- | https | evil.example | for=203.0.113.7 | http://inner:8080",
                "- | junk | :// | for=203.0.113.7;proto=https;host=www.example.se | https://www.example.se",
                "203.0.113.7 | https | www.example.se | for=6.6.6.6;proto=http;host=evil.example | https://www.example.se",
                "203.0.113.7 | - | - | for=6.6.6.6;proto=https;host=evil.example | http://inner:8080",
                "203.0.113.7 | https | www.example.se | junk\" | https://www.example.se",
                "203.0.113.7 | junk | www.example.se | for=6.6.6.6;proto=https;host=www.example.se | -",
                "- | https | www.example.se | junk\" | -",
                "- | - | - | for=203.0.113.7;host=a.example;host=b.example | -",
                "- | - | - | for=203.0.113.7;proto=https;proto=http | -",
                "- | - | - | for=203.0.113.7;proto=gopher | -",
                "- | - | - | for=203.0.113.7;proto= | -",
                "- | - | - | for=203.0.113.7;host=\"evil.example/path\" | -",
                "- | - | - | for=203.0.113.7;host=\"user@evil.example\" | -",
                "- | - | - | for=203.0.113.7;host=\"a\\\"b\" | -",
                "- | - | - | for=unknown;proto=https;host=www.example.se | -",
                "- | - | - | proto=https;host=www.example.se | -",
                "- | - | - | '' | -"
            })
    void addressWhenBothFamiliesThenTheOneThatNamesThePerson(
            String client, String scheme, String host, String standard, String expected) {
        FakeExchange exchange = forwarded(client, scheme, host, standard);

        assertFound(exchange, expected);
        assertThat(of(exchange.from("192.0.2.1"))).isEqualTo("http://inner:8080");
    }

    /** What a client says may come in a line of its own, before that of the proxy. */
    @Test
    void addressWhenAHeaderComesTwiceThenReadAsOneList() {
        FakeExchange exchange =
                forwarded(null, "https", "evil.example", null).header("X-Forwarded-Host", "www.example.se");

        assertFound(exchange, null);
        assertFound(
                forwarded(null, "https", "www.example.se", null).header("X-Forwarded-Host", "www.example.se"),
                "https://www.example.se");
    }

    @ParameterizedTest
    @CsvSource({"https, true", "HTTPS, true", "http, false", "'https,https', true"})
    void schemeWhenForwardedThenSecureOverTlsOnly(String scheme, boolean secure) {
        assertThat(address.isSecure(forwarded(null, scheme, null, null).request()))
                .isEqualTo(secure);
        assertThat(address.isSecure(
                        forwarded(null, scheme, null, null).from("192.0.2.1").request()))
                .isFalse();
    }

    @Test
    void addressWhenConfiguredThenJunkOfAProxyIsNotEvenRead() {
        PublicAddress configured = address(Optional.of(URI.create("https://www.example.se/")));
        FakeExchange junk = forwarded(null, "https, http", "evil.example, x y", null);

        assertThat(configured.isClear(junk.request())).isTrue();
        assertThat(configured.of(junk.request())).isEqualTo("https://www.example.se");
        assertThat(address.isClear(junk.request())).isFalse();
        assertThat(address.within(junk.request(), "https://evil.example/")).isEmpty();
    }

    @Test
    void addressWhenConfiguredThenWhateverTheRequestSays() {
        PublicAddress configured = address(Optional.of(URI.create("https://www.example.se/")));
        FakeExchange exchange = exchange(PROXY)
                .server("http", "evil.example", 8080)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example");

        assertThat(configured.of(exchange.request())).isEqualTo("https://www.example.se");
        assertThat(address.of(exchange.request())).isEqualTo("https://evil.example");
    }

    @Test
    void addressWhenItCannotBeReadThenRefused() {
        FakeExchange exchange = exchange("192.0.2.1").server("https", "no host", 443);

        assertThatThrownBy(() -> of(exchange))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.BAD_REQUEST));
    }

    /** Finds an address, or null where the request is to be refused. */
    private void assertFound(FakeExchange exchange, String expected) {
        if (expected == null) {
            assertThatThrownBy(() -> of(exchange))
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                            .isEqualTo(Refusal.PROXY_UNCLEAR));
        } else {
            assertThat(of(exchange)).isEqualTo(expected);
        }
        assertThat(address.isClear(exchange.request())).isEqualTo(expected != null);
    }

    private static FakeExchange forwarded(String client, String scheme, String host, String standard) {
        return exchange(PROXY)
                .server("http", "inner", 8080)
                .header("X-Forwarded-For", client)
                .header("X-Forwarded-Proto", scheme)
                .header("X-Forwarded-Host", host)
                .header("Forwarded", standard);
    }

    private String of(FakeExchange exchange) {
        return address.of(exchange.request());
    }

    private static PublicAddress address(Optional<URI> configured) {
        return new PublicAddress(new TrustedProxies(List.of("10.0.0.0/8")), configured);
    }

    private static FakeExchange exchange(String peer) {
        return new FakeBrowser().get("/.bankid/login").from(peer);
    }
}
