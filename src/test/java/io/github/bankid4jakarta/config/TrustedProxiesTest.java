package io.github.bankid4jakarta.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bankid4jakarta.cdi.RecordedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {

    private static final String PROXY = "10.0.0.1";

    private final TrustedProxies none = new TrustedProxies(List.of());
    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "2001:db8:ffff::/48"));

    @Test
    void addressWhenTheProxyIsTrustedThenTheForwardedOneCounts() {
        assertThat(proxies.endUserIp(PROXY, forwardedFor("198.51.100.7"))).isEqualTo("198.51.100.7");
        assertThat(none.endUserIp(PROXY, forwardedFor("198.51.100.7"))).isEqualTo(PROXY);
        assertThat(proxies.endUserIp("192.0.2.1", forwardedFor("198.51.100.7"))).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "6.6.6.6, 198.51.100.7 | 198.51.100.7",
                "6.6.6.6, 198.51.100.7, 10.2.3.4 | 198.51.100.7",
                "10.9.9.9, 198.51.100.7 | 198.51.100.7",
                "10.9.9.9, 10.8.8.8 | 10.9.9.9",
                "198.51.100.7, | 198.51.100.7",
                "198.51.100.7, nonsense | -",
                "198.51.100.7, nonsense, 10.2.3.4 | -",
                "nonsense | -",
                "'' | -",
                ",,, | -",
                "localhost | -",
                "198.51.100.7:5678 | 198.51.100.7",
                "127.1 | -",
                "0x7f000001 | -",
                "198.51.100.256 | -",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "[2001:db8::7] | 2001:db8:0:0:0:0:0:7",
                "2001:db8::7%eth0 | 2001:db8:0:0:0:0:0:7",
                "::ffff:198.51.100.7 | 198.51.100.7",
                "198.51.100.7, 2001:db8:ffff::1 | 198.51.100.7",
                "203.0.113.7:51234 | 203.0.113.7",
                "[2001:db8::1]:443 | 2001:db8:0:0:0:0:0:1",
                "\"203.0.113.7\" | 203.0.113.7",
                "\"203.0.113.7:80\" | 203.0.113.7",
                "\"[2001:db8::1]:443\" | 2001:db8:0:0:0:0:0:1",
                "[2001:DB8::1] | 2001:db8:0:0:0:0:0:1",
                "[fe80::1%25eth0]:80 | fe80:0:0:0:0:0:0:1",
                "203.0.113.7:_http | 203.0.113.7",
                "203.0.113.7: | -",
                "203.0.113.7:123456 | -",
                "[203.0.113.7]:80 | -",
                "[2001:db8::1 | -",
                "2001:db8::1] | -",
                "2001:db8:0:0:0:0:0:1:443 | -",
                "unknown | -",
                "Unknown | -",
                "_hidden | -",
                "unknown, 203.0.113.7 | 203.0.113.7",
                "_hidden, 203.0.113.7:1, 10.2.3.4:2 | 203.0.113.7",
                "6.6.6.6, unknown | -",
                "6.6.6.6, _hidden, 10.2.3.4 | -",
                "for=203.0.113.7 | -",
                "\"6.6.6.6, 203.0.113.7 | 203.0.113.7",
                "10.9.9.9:1, 10.8.8.8:2 | 10.9.9.9",
                " 203.0.113.7 , 10.2.3.4 | 203.0.113.7"
            })
    void addressWhenForwardedThenTheRightMostThatIsNoProxy(String forwarded, String endUser) {
        found(forwardedFor(forwarded), endUser);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "-",
            value = {
                "for=203.0.113.7 | 203.0.113.7",
                "For=203.0.113.7 | 203.0.113.7",
                "FOR=203.0.113.7;PROTO=https;By=10.0.0.1 | 203.0.113.7",
                "for=\"203.0.113.7\" | 203.0.113.7",
                "for=\"203.0.113.7:4711\" | 203.0.113.7",
                "for=203.0.113.7:4711 | 203.0.113.7",
                "for=\"[2001:db8::1]:4711\" | 2001:db8:0:0:0:0:0:1",
                "for=\"[2001:DB8::1]\" | 2001:db8:0:0:0:0:0:1",
                "for=\"[2001:db8::1]:_port\" | 2001:db8:0:0:0:0:0:1",
                "for=[2001:db8::1] | 2001:db8:0:0:0:0:0:1",
                "proto=https;for=203.0.113.7 | 203.0.113.7",
                "proto=https; host=\"a,b;c\" ; for=203.0.113.7 | 203.0.113.7",
                "for=6.6.6.6, for=203.0.113.7 | 203.0.113.7",
                "for=203.0.113.7,for=10.2.3.4;by=10.0.0.1 | 203.0.113.7",
                "for=203.0.113.7, | 203.0.113.7",
                "for = 203.0.113.7 | 203.0.113.7",
                "for=unknown, for=203.0.113.7 | 203.0.113.7",
                "for=_secret, for=203.0.113.7 | 203.0.113.7",
                "for=unknown | -",
                "for=\"unknown\" | -",
                "for=_secret | -",
                "for=6.6.6.6, for=_secret | -",
                "for=6.6.6.6, proto=https | -",
                "for=6.6.6.6;for=203.0.113.7 | -",
                "proto=https | -",
                "for= | -",
                "'' | -",
                "203.0.113.7 | -",
                "for=\"203.0.113.7 | -",
                "for=\"x, for=\"203.0.113.7\" | -",
                "for=\"x\"203.0.113.7 | -",
                "xfor=203.0.113.7 | -",
                "for=10.9.9.9 | 10.9.9.9"
            })
    void addressWhenForwardedByTheStandardThenTheRightMostThatIsNoProxy(String forwarded, String endUser) {
        found(headers(Map.of("Forwarded", List.of(forwarded))), endUser);
    }

    /** Most proxies write the one and let through what a client says in the other. */
    @Test
    void addressWhenBothHeadersThenXForwardedForAlone() {
        List<String> standard = List.of("for=6.6.6.6");

        found(headers(Map.of("X-Forwarded-For", List.of("203.0.113.7"), "Forwarded", standard)), "203.0.113.7");
        found(headers(Map.of("X-Forwarded-For", List.of("unknown"), "Forwarded", standard)), null);
        found(headers(Map.of("Forwarded", standard)), "6.6.6.6");
    }

    @Test
    void addressWhenAClientLeavesAQuoteOpenThenItEndsWithItsLine() {
        found(headers(Map.of("Forwarded", List.of("for=\"6.6.6.6", "for=203.0.113.7"))), "203.0.113.7");
        found(headers(Map.of("Forwarded", List.of("for=\"6.6.6.6, for=203.0.113.7"))), null);
    }

    @Test
    void addressWhenAProxySendsNeitherHeaderThenItsOwn() {
        found(headers(Map.of()), PROXY);
    }

    @Test
    void addressWhenSeveralHeadersThenReadAsOne() {
        assertThat(proxies.endUserIp(PROXY, forwardedFor("6.6.6.6", "198.51.100.7")))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void addressWhenAThousandHopsThenBounded() {
        String hops = "6.6.6.6" + ", 10.2.3.4".repeat(1000);

        found(forwardedFor(hops), null);
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
        assertThat(none.endUserIp(remoteAddress, forwardedFor("6.6.6.6"))).isEqualTo(plain);
    }

    @Test
    void proxyWhenTheServerWritesBracketsThenTrustedAllTheSame() {
        assertThat(proxies.trusts("[2001:db8:ffff::1]")).isTrue();
        assertThat(proxies.trusts("[2001:db8:fffe::1]")).isFalse();
        assertThat(proxies.trusts(null)).isFalse();
    }

    /** Whoever sends requests must not be able to fill the log, nor to write into it. */
    @ParameterizedTest
    @CsvSource({"X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "X-Forwarded-Proto"})
    void logWhenAProxySendsJunkThenOneLineAMinuteThatHoldsNoneOfIt(String header) {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // as a clock of nanoseconds may stand, and runs over
        TrustedProxies watched = new TrustedProxies(List.of("10.0.0.0/8"), now::get);
        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta.config")) {
            List<Integer> lines = new ArrayList<>();
            for (Duration wait : List.of(Duration.ZERO, Duration.ofMillis(59_999), Duration.ofMillis(1))) {
                now.addAndGet(wait.toNanos());
                for (int i = 0; i < 1000; i++) {
                    String junk = "s3cret" + i + "\r\n{0} WARNING: forged, \u001b[31m";
                    refused(watched, headers(Map.of(header, List.of(junk))));
                }
                lines.add(log.records().size());
            }

            assertThat(lines).containsExactly(1, 1, 2);
            assertThat(log.records()).allSatisfy(logged -> {
                assertThat(logged.getLevel()).isEqualTo(Level.WARNING);
                assertThat(new SimpleFormatter().formatMessage(logged))
                        .contains("A proxy in [10.0.0.0/8] sends a header " + header + " that")
                        .doesNotContain("s3cret", "forged", "\n", "\r", "\u001b", "{");
            });
        }
    }

    private static void refused(TrustedProxies proxies, Function<String, List<String>> headers) {
        assertThatThrownBy(() -> {
                    proxies.endUserIp(PROXY, headers);
                    proxies.site(PROXY, headers);
                })
                .isInstanceOf(ForwardingException.class);
    }

    @Test
    void siteWhenTheSenderIsNotTrustedThenNothingIsSaid() {
        Map<String, List<String>> headers =
                Map.of("X-Forwarded-Host", List.of("x y"), "X-Forwarded-Proto", List.of("https"));

        assertThat(proxies.site("192.0.2.1", headers(headers))).isEqualTo(ForwardedSite.UNSAID);
        assertThat(none.site(PROXY, headers(headers))).isEqualTo(ForwardedSite.UNSAID);
        assertThatThrownBy(() -> proxies.site(PROXY, headers(headers))).isInstanceOf(ForwardingException.class);
    }

    /** Finds an address, or null where the request is to be refused. */
    private void found(Function<String, List<String>> headers, String endUser) {
        if (endUser == null) {
            assertThatThrownBy(() -> proxies.endUserIp(PROXY, headers)).isInstanceOf(ForwardingException.class);
        } else {
            assertThat(proxies.endUserIp(PROXY, headers)).isEqualTo(endUser);
        }
    }

    private static Function<String, List<String>> forwardedFor(String... values) {
        return headers(Map.of("X-Forwarded-For", List.of(values)));
    }

    private static Function<String, List<String>> headers(Map<String, List<String>> headers) {
        return name -> headers.getOrDefault(name, List.of());
    }
}
