package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which header may name the end user's address, and only from a trusted proxy. */
class EndUserAddressTest {

    private static final String PROXY = "10.0.0.1";

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 198.51.100.7",
        "Forwarded, refused",
        "X_Forwarded_For, 10.0.0.1",
        "X-Real-IP, 10.0.0.1",
        "True-Client-IP, 10.0.0.1",
        "Client-IP, 10.0.0.1",
        "Via, 10.0.0.1"
    })
    void endUserIpWhenProxyNamesAnAddressThenInOneHeaderOnly(String header, String address) {
        FakeExchange browser =
                new FakeBrowser().get("/.bankid/login").from(PROXY).header(header, "198.51.100.7");

        if (address.equals("refused")) {
            assertThatThrownBy(() -> exchange(browser).endUserIp())
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                            .isEqualTo(Refusal.PROXY_UNCLEAR));
        } else {
            assertThat(exchange(browser).endUserIp()).isEqualTo(address);
        }
    }

    @Test
    void endUserIpWhenHeaderIsRepeatedThenTheLastCounts() {
        FakeExchange browser = new FakeBrowser()
                .get("/.bankid/login")
                .from(PROXY)
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-For", "198.51.100.7");

        assertThat(exchange(browser).endUserIp()).isEqualTo("198.51.100.7");
    }

    private static Exchange exchange(FakeExchange browser) {
        Site site = Site.of(LoginFixture.configuration("bankid.trusted-proxies", PROXY), Clock.systemUTC());
        return new Exchange(site, browser.request(), browser.response());
    }
}
