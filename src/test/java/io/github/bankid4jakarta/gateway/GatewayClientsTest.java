package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the table of bad calls does not show: moments, several clients, addresses of other families. */
class GatewayClientsTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T10:00:00Z"));

    @ParameterizedTest
    @EnumSource(value = TestClient.class, names = "FORMER", mode = EnumSource.Mode.EXCLUDE)
    void authenticateThenTheClientOfTheToken(TestClient client) {
        assertThat(id(clients(), client.token())).isEqualTo(client.id());
        assertThat(id(clients(), client.oldToken())).isEqualTo(client.id());
    }

    @Test
    void authenticateWhenClientExpiresThenRefusedFromThatMomentOn() {
        GatewayClients clients = clients("bankid.gateway.client.shop.expires", "2026-11-24T10:00:01Z");
        assertThat(id(clients, TestClient.SHOP.token())).isEqualTo("shop");
        clock.advance(Duration.ofMillis(999));
        assertThat(id(clients, TestClient.SHOP.token())).isEqualTo("shop");
        clock.advance(Duration.ofMillis(1));

        assertRefused(GatewayError.UNAUTHORIZED, () -> id(clients, TestClient.SHOP.token()));
        assertThat(id(clients, TestClient.BANK.token())).isEqualTo("bank");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "192.0.3.7, false",
        "::ffff:192.0.2.7, true",
        "2001:db8::7, true",
        "2001:db9::7, false",
        "localhost, false",
        "'', false"
    })
    void requireMayWhenAddressesAreGivenThenOnlyFromThere(String address, boolean accepted) {
        String networks = "192.0.2.0/24, 2001:db8::/32";
        GatewayClient client = clients("bankid.gateway.client.shop.addresses", networks)
                .authenticate(List.of("Bearer " + TestClient.SHOP.token()));

        if (accepted) {
            assertThatNoException().isThrownBy(() -> client.requireMay(Operation.AUTH, () -> address));
        } else {
            assertRefused(GatewayError.ADDRESS_NOT_ALLOWED, () -> client.requireMay(Operation.AUTH, () -> address));
        }
    }

    @Test
    void toStringThenNoTokenAndNoHash() {
        GatewayClient client = clients().authenticate(List.of("Bearer " + TestClient.SHOP.token()));

        assertThat(client).hasToString("GatewayClient[shop]");
    }

    private GatewayClients clients(String... settings) {
        return GatewayClients.of(GatewayFixture.configuration(settings), clock);
    }

    private static String id(GatewayClients clients, String token) {
        return clients.authenticate(List.of("Bearer " + token)).owner().clientId();
    }

    private static void assertRefused(GatewayError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(RefusedCall.class).isThrownBy(call).matches(refused -> refused.error()
                .equals(error));
    }
}
