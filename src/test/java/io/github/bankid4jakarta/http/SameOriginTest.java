package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.TrustedProxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {

    private final SameOrigin sameOrigin =
            new SameOrigin(new PublicAddress(new TrustedProxies(List.of()), Optional.empty()));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "same-origin, -, true",
                "same-origin, https://evil.example, true",
                "same-site, https://www.example.se, false",
                "cross-site, https://www.example.se, false",
                "none, https://www.example.se, false",
                "'', https://www.example.se, false",
                "SAME-ORIGIN, https://www.example.se, false",
                "-, https://www.example.se, true",
                "-, https://www.example.se:443, true",
                "-, HTTPS://WWW.EXAMPLE.SE, true",
                "-, https://www.example.se:8443, false",
                "-, http://www.example.se, false",
                "-, https://example.se, false",
                "-, https://www.example.se.evil.example, false",
                "-, https://www.example.se@evil.example, false",
                "-, https://evil.example, false",
                "-, null, false",
                "-, '', false",
                "-, 'https://', false",
                "-, 'https://www.example.se https://evil.example', false",
                "-, www.example.se, false",
                "-, -, false"
            })
    void requestWhenSentThenOnlyFromThisSite(String fetchSite, String origin, boolean ours) {
        assertThat(sameOrigin.holds(post(fetchSite, origin).request())).isEqualTo(ours);
    }

    /** Such names are no host names to {@link URI}; two of them must not look like the same nothing. */
    @ParameterizedTest
    @CsvSource({
        "https://my_service, true",
        "https://my_service:443, true",
        "https://my_service:8443, false",
        "https://evil_host.example, false",
        "https://-, false",
        "null, false",
        "about:blank, false",
        "file:///x, false"
    })
    void originWhenHostHasAnUnderscoreThenComparedAllTheSame(String origin, boolean ours) {
        FakeExchange exchange = post(null, origin).server("https", "my_service", 443);

        assertThat(sameOrigin.holds(exchange.request())).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::1]", "2001:db8::1"})
    void originWhenHostIsAnAddressThenCompared(String serverName) {
        FakeExchange exchange = post(null, "http://[2001:db8::1]:8080").server("http", serverName, 8080);

        assertThat(sameOrigin.holds(exchange.request())).isTrue();
        assertThat(sameOrigin.holds(post(null, "http://[2001:db8::2]:8080")
                        .server("http", serverName, 8080)
                        .request()))
                .isFalse();
    }

    private static FakeExchange post(String fetchSite, String origin) {
        return new FakeBrowser()
                .request("POST", "/.bankid/auth")
                .header("Sec-Fetch-Site", fetchSite)
                .header("Origin", origin);
    }
}
