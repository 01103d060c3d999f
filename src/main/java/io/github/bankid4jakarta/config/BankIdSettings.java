package io.github.bankid4jakarta.config;

import io.github.bankid4jakarta.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The settings that do not belong to one backend. */
public final class BankIdSettings {

    /** Which backend to use. */
    public static final Setting<String> BACKEND = setting("bankid.backend", "backend", Converters::backendName)
            .doc(
                    "The backend that reaches BankID: `qrona` or `simulator`. Inferred from the secret that is set, except for the simulator, which must be named.")
            .build();

    /** The file that holds more settings. */
    public static final Setting<Path> CONFIG_FILE = setting("bankid.config-file", null, Converters::path)
            .unit("path of a properties file in UTF-8")
            .doc(
                    "A file with more settings, by the same keys. What names it comes before what it holds, and what it holds before the annotation's attributes.")
            .build();

    /** What kind of installation this is. */
    public static final Setting<Environment> ENVIRONMENT = setting(
                    "bankid.environment", "environment", Converters::environment)
            .doc(
                    "`development`, `test` or `production`. The simulator starts only where this says `development` or `test`. The MicroProfile profiles `prod` and `production` count as `production` where this is not set.")
            .build();

    /** The path that the mechanism owns. */
    public static final Setting<String> RESERVED_PATH = setting(
                    "bankid.reserved-path", "reservedPath", Converters::reservedPath)
            .defaultValue("/.bankid")
            .doc("The path, relative to the application, below which the login page and its endpoints lie.")
            .build();

    /** An application's own login page. */
    public static final Setting<String> LOGIN_PAGE = setting("bankid.login-page", "loginPage", Converters::localPath)
            .doc(
                    "The application's own login page, relative to the application. Without it the built-in page is shown.")
            .build();

    /** The name shown on the login page. */
    public static final Setting<String> SERVICE_NAME = setting("bankid.service-name", "serviceName", Converters::text)
            .doc("The name of the service as the login page shows it. Without it the page shows the host name.")
            .build();

    /** The groups of everybody who logged in. */
    public static final Setting<Set<String>> GROUPS = setting("bankid.groups", "groups", Converters::names)
            .defaultValue("user")
            .unit("comma-separated names")
            .doc(
                    "The groups, and so the roles, that everybody has who logged in with BankID. The application's own identity store may add more.")
            .build();

    /** What the caller is called. */
    public static final Setting<CallerName> CALLER_NAME = setting(
                    "bankid.caller-name", "callerName", Converters::callerName)
            .defaultValue("personal-number")
            .doc(
                    "What `getCallerPrincipal().getName()` answers: `personal-number`, or `pseudonym` to keep the number out of the server's own logs.")
            .build();

    /** The key of the pseudonyms. */
    public static final Setting<Secret> CALLER_NAME_KEY = setting("bankid.caller-name-key", null, Converters::base64Key)
            .secret()
            .unit("Base64 of at least 32 bytes")
            .doc(
                    "The key from which pseudonyms are made. Required for `pseudonym`; changing it changes everybody's name.")
            .build();

    /** The key with which browsers are known before they have a session. */
    public static final Setting<Secret> COOKIE_KEY = setting("bankid.cookie-key", null, Converters::base64Key)
            .secret()
            .unit("Base64 of at least 32 bytes")
            .doc(
                    "The key that signs the login page's cookie and its forms. Give all nodes the same where requests of one browser reach several; without it each start of the application makes one, and a login page that was open before asks to try again.")
            .build();

    /** How the same-device login is bound to the browser that started it. */
    public static final Setting<SameDevice> SAME_DEVICE = setting(
                    "bankid.same-device", "sameDevice", Converters::sameDevice)
            .defaultValue("exact")
            .doc(
                    "For backends that cannot send the person back with a nonce: the BankID app's address must be the browser's (`exact`), in the same /24 or /48 network (`prefix`), or same-device login is not offered (`off`).")
            .build();

    /** The proxies whose forwarding headers are believed. */
    public static final Setting<Set<String>> TRUSTED_PROXIES = setting(
                    "bankid.trusted-proxies", "trustedProxies", Converters::networks)
            .unit("comma-separated addresses or networks")
            .doc(
                    "The reverse proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`, or whose `Forwarded` where a request has no `X-Forwarded-For`: have the proxy overwrite or remove the one that it does not write. With both, `X-Forwarded-For` counts alone. What such a proxy sends that names no address, such as `unknown`, is refused. The same family says, where `bankid.public-address` is not set, which address the browser asked for: `X-Forwarded-Host` and `X-Forwarded-Proto`, or where a request has `Forwarded` and no `X-Forwarded-For`, `host` and `proto` of the same hop. The port is that of the host; `X-Forwarded-Port` does not count. Several values must agree, and what names no host or scheme is refused. Without this setting, and without either header, the address of the connection counts.")
            .build();

    /** The address by which browsers know the site. */
    public static final Setting<URI> PUBLIC_ADDRESS = setting("bankid.public-address", "publicAddress", Converters::url)
            .doc(
                    "Scheme, host and port by which browsers know the site, such as `https://www.example.se`; BankID sends people back there. Required in production where the backend sends people back. Without it the request's `Host` counts, which whoever sends the request can choose: so BankID on this device then works only at loopback and private addresses, and is refused everywhere else.")
            .build();

    /** How many orders may be pending on one node. */
    public static final Setting<Integer> LIMIT_PENDING = setting(
                    "bankid.limits.pending-orders", "pendingOrders", Converters::positive)
            .defaultValue("20000")
            .unit("orders per node")
            .doc("Orders that may be pending at once. One more start is answered 503.")
            .build();

    /** How many orders may be pending for one address. */
    public static final Setting<Integer> LIMIT_PENDING_PER_ADDRESS = setting(
                    "bankid.limits.pending-orders-per-address", "pendingOrdersPerAddress", Converters::positive)
            .defaultValue("5000")
            .unit("orders per address and node")
            .doc(
                    "Orders that one network address (IPv6: /64) may have pending at once; those count whose page asked within the last seconds. One more start is answered 429.")
            .build();

    /** How often one browser may start an order. */
    public static final Setting<Integer> LIMIT_STARTS_PER_SESSION = setting(
                    "bankid.limits.starts-per-session", "startsPerSession", Converters::positive)
            .defaultValue("5")
            .unit("starts per minute")
            .doc(
                    "Orders that one browser session may start per minute; three may follow each other at once. Changing between QR code and this device does not count, up to ten times a minute.")
            .build();

    /** How often one address may start an order. */
    public static final Setting<Integer> LIMIT_STARTS_PER_ADDRESS = setting(
                    "bankid.limits.starts-per-address", "startsPerAddress", Converters::positive)
            .defaultValue("60")
            .unit("starts per minute")
            .doc(
                    "Starts of one network address (IPv6: /64) per minute that may come to nothing; five minutes' worth may follow each other at once. A start that somebody takes up in the app counts for nothing and makes good another. Beyond it nobody is refused: the order waits for its turn, 20 seconds at most as long as no more than 400 pages wait there at once.")
            .build();

    /** How many calls to BankID may run at once. */
    public static final Setting<Integer> LIMIT_UPSTREAM_CALLS = setting(
                    "bankid.limits.upstream-calls", "upstreamCalls", Converters::positive)
            .defaultValue("64")
            .unit("calls per node")
            .doc("Calls to BankID that may run at once. Four times as many may wait; beyond that, calls are shed.")
            .build();

    /** How long QR orders are renewed. */
    public static final Setting<Duration> QR_RENEWAL = setting("bankid.qr-renewal", "qrRenewal", Converters::duration)
            .defaultValue("PT3M")
            .unit("ISO 8601 duration")
            .doc("How long a QR code that nobody scans is renewed before the page asks to try again. At most PT10M.")
            .build();

    private static final List<Setting<?>> ALL = List.of(
            BACKEND,
            CONFIG_FILE,
            ENVIRONMENT,
            RESERVED_PATH,
            LOGIN_PAGE,
            SERVICE_NAME,
            GROUPS,
            CALLER_NAME,
            CALLER_NAME_KEY,
            COOKIE_KEY,
            SAME_DEVICE,
            TRUSTED_PROXIES,
            PUBLIC_ADDRESS,
            QR_RENEWAL,
            LIMIT_PENDING,
            LIMIT_PENDING_PER_ADDRESS,
            LIMIT_STARTS_PER_SESSION,
            LIMIT_STARTS_PER_ADDRESS,
            LIMIT_UPSTREAM_CALLS);

    private BankIdSettings() {}

    /**
     * Every setting that does not belong to one backend.
     *
     * @return the descriptors, in the order of the documentation
     */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /**
     * These settings and what must hold between them.
     *
     * @return the group
     */
    public static SettingGroup group() {
        return new SettingGroup(ALL, configuration -> List.of(), BankIdSettings::check);
    }

    private static List<ConfigurationProblem> check(Configuration configuration) {
        boolean keyIsMissing = configuration.get(CALLER_NAME) == CallerName.PSEUDONYM
                && configuration.find(CALLER_NAME_KEY).isEmpty();
        return keyIsMissing
                ? List.of(new ConfigurationProblem(
                        CALLER_NAME_KEY.key(),
                        "is not set",
                        CALLER_NAME.key() + "=pseudonym needs it. Set it to " + CALLER_NAME_KEY.unit()
                                + ", from a random generator"))
                : List.of();
    }

    private static <T> SettingBuilder<T> setting(String key, String attribute, Function<String, T> converter) {
        return new SettingBuilder<>(key, Optional.ofNullable(attribute), converter);
    }
}
