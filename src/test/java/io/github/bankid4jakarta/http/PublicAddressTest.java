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
            nullValues = "-",
            value = {
                "https, www.example.se, https://www.example.se",
                "https, www.example.se:8443, https://www.example.se:8443",
                "https, www.example.se:443, https://www.example.se",
                "https, -, https://inner",
                "-, www.example.se, http://www.example.se",
                "'', '', http://inner",
                "'https,http', 'evil.example, www.example.se', http://inner",
                "-, -, http://inner"
            })
    void addressWhenAProxyEndsTlsThenWhatItForwards(String scheme, String host, String expected) {
        FakeExchange exchange = exchange(PROXY)
                .server("http", "inner", 80)
                .header("X-Forwarded-Proto", scheme)
                .header("X-Forwarded-Host", host);

        assertThat(of(exchange)).isEqualTo(expected);
        assertThat(of(exchange.from("192.0.2.1"))).isEqualTo("http://inner");
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
