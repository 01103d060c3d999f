package io.github.bankid4jakarta.config;

import static io.github.bankid4jakarta.config.TestSettings.HOSTED;
import static io.github.bankid4jakarta.config.TestSettings.hosted;
import static io.github.bankid4jakarta.config.TestSettings.problems;
import static io.github.bankid4jakarta.config.TestSettings.resolve;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatewaySettingsTest {

    private static final String HASH = "ab".repeat(32);
    private static final String OTHER_HASH = "cd".repeat(32);
    private static final GatewayClientSettings SHOP = new GatewayClientSettings("shop");

    static List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(GatewaySettings.all());
        settings.addAll(SHOP.all());
        return settings;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingWhenDescribedThenLikeEveryOther(Setting<?> setting) {
        assertThat(setting.key()).matches("bankid(\\.[a-z]+(-[a-z]+)*)+");
        assertThat(setting.doc()).endsWith(".");
        assertThat(setting.defaultValue().map(setting.converter()).isPresent())
                .isEqualTo(setting.defaultValue().isPresent());
        assertThat(setting.secret() && setting.defaultValue().isPresent()).isFalse();
    }

    @Test
    void resolveWhenNothingIsConfiguredThenNoGateway() {
        Configuration configuration = resolve(hosted(), HOSTED);

        assertThat(configuration.get(GatewaySettings.ENABLED)).isFalse();
        assertThat(GatewaySettings.clients(configuration)).isEmpty();
    }

    @Test
    void resolveWhenClientsAreListedThenEachHasItsSettings() {
        Configuration configuration = resolve(
                gateway(
                        "bankid.gateway.clients", "shop, call-centre",
                        "bankid.gateway.client.shop.expires", "2027-06-30T22:00:00Z",
                        "bankid.gateway.client.call-centre.token-hash", OTHER_HASH.toUpperCase(java.util.Locale.ROOT),
                        "bankid.gateway.client.call-centre.operations", "auth-and-collect"),
                HOSTED);
        GatewayClientSettings callCentre = new GatewayClientSettings("call-centre");

        assertThat(GatewaySettings.clients(configuration)).containsExactly(SHOP, callCentre);
        assertThat(configuration.get(SHOP.tokenHash())).containsExactly(HASH);
        assertThat(configuration.get(SHOP.expires())).isEqualTo(Instant.parse("2027-06-30T22:00:00Z"));
        assertThat(configuration.get(SHOP.operations())).isEqualTo(GatewayClientSettings.OPERATIONS);
        assertThat(configuration.get(callCentre.tokenHash())).containsExactly(OTHER_HASH);
        assertThat(configuration.get(callCentre.operations())).containsExactly("auth-and-collect");
        assertThat(configuration.find(callCentre.expires())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bankid.gateway.enabled | yes | must be true or false",
                "bankid.gateway.path | gateway | must be a path such as",
                "bankid.gateway.path | /.bankid/api | lie within each other",
                "bankid.gateway.store | redis | must be one of memory, jcache",
                "bankid.gateway.result-retention | PT11M | must be a duration",
                "bankid.gateway.client.shop.token-hash | abc | must be a SHA-256 in hexadecimal",
                "bankid.gateway.client.shop.expires | tomorrow | must be a moment",
                "bankid.gateway.client.shop.operations | auth, sign | must be some of auth, auth-and-collect, cancel, collect",
                "bankid.gateway.client.shop.addresses | office | must be addresses or networks",
                "bankid.gateway.client.shop.pending-orders | 0 | must be a whole number of 1 or more",
                "bankid.gateway.client.shop.tokenhash | x | there is no such setting",
                "bankid.gateway.client.bank.token-hash | x | there is no such setting"
            })
    void resolveWhenOneSettingIsWrongThenOneProblemOfIt(String key, String text, String message) {
        assertThat(problems(gateway(key, text), HOSTED))
                .singleElement()
                .asString()
                .contains(key, message);
        assertThat(problems(gateway(), HOSTED)).isEmpty();
    }

    @Test
    void resolveWhenClientsNameCannotBeUsedThenProblem() {
        assertThat(problems(gateway("bankid.gateway.clients", "Shop"), HOSTED))
                .first()
                .asString()
                .contains("bankid.gateway.clients", "must be names of lower-case letters");
    }

    @Test
    void resolveWhenGatewayHasNoClientsThenProblem() {
        assertThat(problems(hosted("bankid.gateway.enabled", "true"), HOSTED))
                .singleElement()
                .asString()
                .contains("bankid.gateway.clients", "is not set");
    }

    @Test
    void resolveWhenOnlyTheGatewayIsWantedAndItIsOffThenProblem() {
        assertThat(problems(gateway("bankid.gateway.only", "true"), HOSTED)).isEmpty();
        assertThat(problems(gateway("bankid.gateway.only", "true", "bankid.gateway.enabled", "false"), HOSTED))
                .singleElement()
                .asString()
                .contains("bankid.gateway.only", "bankid.gateway.enabled=true");
    }

    @Test
    void resolveWhenTwoClientsShareATokenThenProblem() {
        String key = "bankid.gateway.client.bank.token-hash";

        assertThat(problems(gateway("bankid.gateway.clients", "shop, bank", key, OTHER_HASH), HOSTED))
                .isEmpty();
        assertThat(problems(gateway("bankid.gateway.clients", "shop, bank", key, HASH), HOSTED))
                .singleElement()
                .asString()
                .contains(key, "another client");
    }

    @Test
    void resolveWhenClientHasNoTokenThenProblem() {
        assertThat(problems(gateway("bankid.gateway.clients", "shop, bank"), HOSTED))
                .singleElement()
                .asString()
                .contains("bankid.gateway.client.bank.token-hash", "is not set");
    }

    private static Map<String, String> gateway(String... more) {
        Map<String, String> texts = hosted(more);
        texts.putIfAbsent("bankid.gateway.enabled", "true");
        texts.putIfAbsent("bankid.gateway.clients", "shop");
        texts.putIfAbsent("bankid.gateway.client.shop.token-hash", HASH);
        return texts;
    }
}
