package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.TrustedProxies;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all endpoints of one application know of it.
 *
 * @param reservedPath the path that is ours, relative to the application
 * @param loginPage the application's own login page, if it has one
 * @param serviceName the name to show, if one is configured
 * @param proxies finds the end user's address
 * @param publicAddress finds the address by which browsers know the site
 * @param browsers tells browsers apart
 * @param forms reads what browsers send; nothing, unless the site was told to take forms
 */
record Site(
        String reservedPath,
        Optional<String> loginPage,
        Optional<String> serviceName,
        TrustedProxies proxies,
        PublicAddress publicAddress,
        KnownBrowsers browsers,
        FormReader forms) {

    /** A site of which nothing is known but the path that is ours. */
    static Site unknown(String reservedPath) {
        TrustedProxies nobody = new TrustedProxies(Set.of());
        PublicAddress address = new PublicAddress(nobody, Optional.empty());
        KnownBrowsers browsers = KnownBrowsers.of(DeploymentKey.random(), address, Clock.systemUTC());
        return new Site(
                reservedPath, Optional.empty(), Optional.empty(), nobody, address, browsers, request -> Map.of());
    }

    static Site of(Configuration configuration, Clock clock) {
        TrustedProxies proxies = new TrustedProxies(
                configuration.find(BankIdSettings.TRUSTED_PROXIES).orElse(Set.of()));
        PublicAddress address = new PublicAddress(proxies, configuration.find(BankIdSettings.PUBLIC_ADDRESS));
        return new Site(
                configuration.get(BankIdSettings.RESERVED_PATH),
                configuration.find(BankIdSettings.LOGIN_PAGE),
                configuration.find(BankIdSettings.SERVICE_NAME),
                proxies,
                address,
                KnownBrowsers.of(key(configuration), address, clock),
                request -> Map.of());
    }

    private static DeploymentKey key(Configuration configuration) {
        return configuration
                .find(BankIdSettings.COOKIE_KEY)
                .map(key -> new DeploymentKey(Base64.getDecoder().decode(key.reveal())))
                .orElseGet(DeploymentKey::random);
    }

    /** The same site, which takes forms. */
    Site taking(FormReader reader) {
        return new Site(reservedPath, loginPage, serviceName, proxies, publicAddress, browsers, reader);
    }
}
