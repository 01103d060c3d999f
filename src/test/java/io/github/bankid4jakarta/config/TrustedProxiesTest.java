package io.github.bankid4jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

    private static final String PROXY = "10.0.0.1";

    private final TrustedProxies none = new TrustedProxies(List.of());
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "2001:db8:ffff::/48"));

    @Test
    void addressWhenTheProxyIsTrustedThenTheForwardedOneCounts() {
        assertThat(proxies.endUserIp(PROXY, List.of("198.51.100.7"))).isEqualTo("198.51.100.7");
        assertThat(none.endUserIp(PROXY, List.of("198.51.100.7"))).isEqualTo(PROXY);
        assertThat(proxies.endUserIp("192.0.2.1", List.of("198.51.100.7"))).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6.6.6.6, 198.51.100.7 | 198.51.100.7",
                "6.6.6.6, 198.51.100.7, 10.2.3.4 | 198.51.100.7",
                "10.9.9.9, 198.51.100.7 | 198.51.100.7",
                "10.9.9.9, 10.8.8.8 | 10.9.9.9",
                "198.51.100.7, | 198.51.100.7",
                "198.51.100.7, nonsense | 10.0.0.1",
                "198.51.100.7, nonsense, 10.2.3.4 | 10.2.3.4",
                "nonsense | 10.0.0.1",
                "'' | 10.0.0.1",
                ",,, | 10.0.0.1",
                "localhost | 10.0.0.1",
                "198.51.100.7:5678 | 10.0.0.1",
                "127.1 | 10.0.0.1",
                "0x7f000001 | 10.0.0.1",
                "198.51.100.256 | 10.0.0.1",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
                "2001:db8::7%eth0 | 2001:db8:0:0:0:0:0:7",
                "::ffff:198.51.100.7 | 198.51.100.7",
                "198.51.100.7, 2001:db8:ffff::1 | 198.51.100.7"
            })
    void addressWhenForwardedThenTheRightMostThatIsNoProxy(String forwarded, String endUser) {
        assertThat(proxies.endUserIp(PROXY, List.of(forwarded))).isEqualTo(endUser);
    }

    @Test
    void addressWhenSeveralHeadersThenReadAsOne() {
        assertThat(proxies.endUserIp(PROXY, List.of("6.6.6.6", "198.51.100.7"))).isEqualTo("198.51.100.7");
    }

    @Test
    void addressWhenAThousandHopsThenBounded() {
        String hops = "6.6.6.6" + ", 10.2.3.4".repeat(1000);

        assertThat(proxies.endUserIp(PROXY, List.of(hops))).isEqualTo("10.2.3.4");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "[fe80::1%eth0], fe80:0:0:0:0:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void addressWhenTheServerWritesItItsOwnWayThenPlain(String remoteAddress, String plain) {
        assertThat(none.endUserIp(remoteAddress, List.of("6.6.6.6"))).isEqualTo(plain);
    }

    @Test
    void proxyWhenTheServerWritesBracketsThenTrustedAllTheSame() {
        assertThat(proxies.trusts("[2001:db8:ffff::1]")).isTrue();
        assertThat(proxies.trusts("[2001:db8:fffe::1]")).isFalse();
        assertThat(proxies.trusts(null)).isFalse();
    }
}
