package io.github.bankid4jakarta;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States in code that an application logs its callers in with BankID, and with which settings.
 *
 * <pre>{@code
 * @BankIdAuthenticationMechanismDefinition(serviceName = "Example Shop", groups = "customer")
 * @ApplicationScoped
 * public class Security {}
 * }</pre>
 *
 * <p>The annotation is optional: without it the JAR does the same with the configured settings. Where it is used, it stands
 * on one class of the application that is a CDI bean. A class that is none, a second one, or another authentication mechanism
 * beside it fails the deployment; a class with {@code @Vetoed}, or an alternative that is not selected, does not count.
 *
 * <h2>What happens</h2>
 *
 * <pre>
 *  browser                    application                               BankID
 *  (1) GET /secret     ─────▶ protected, nobody logged in
 *  (2)                 ◀───── go to /.bankid/login
 *  (3) POST .bankid/auth ───▶ starts an order                    ─────▶ auth
 *  (4) POST .bankid/collect ▶ each second: a QR code or message  ─────▶ collect, at most every 2 s
 *  (5)                        the person approves in the app     ◀───── complete
 *  (6) POST .bankid/complete ▶ identity stores give the groups
 *  (7)                 ◀───── back to /secret, under a new session id
 * </pre>
 *
 * <h2>Settings</h2>
 *
 * <p>Every attribute has a key, and what is configured under the key comes before the attribute: MicroProfile Config or,
 * where the server has none, system properties and environment variables. An empty attribute counts as not set. Attributes
 * may hold expressions, such as {@code "${settings.groups}"}, evaluated once at deployment; they give text, numbers, booleans,
 * or arrays or collections of these where an attribute takes several values. Secrets have no attribute, so
 * that they cannot end up in code. Problems are found at deployment, all of them, and reported together.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BankIdAuthenticationMechanismDefinition {

    /**
     * The backend that reaches BankID: {@code qrona} or {@code simulator}. Key {@code bankid.backend}; by default the one
     * whose secret is configured.
     *
     * @return the name, or an expression
     */
    String backend() default "";

    /**
     * What kind of installation this is: {@code development}, {@code test} or {@code production}. Key
     * {@code bankid.environment}; by default not said, and the simulator starts only where it says {@code development} or
     * {@code test}.
     *
     * @return the environment, or an expression
     */
    String environment() default "";

    /**
     * The path within the application below which the login page and its endpoints lie. Key {@code bankid.reserved-path},
     * default {@code /.bankid}.
     *
     * @return the path, or an expression
     */
    String reservedPath() default "";

    /**
     * The application's own login page, relative to the application. Key {@code bankid.login-page}; by default the built-in
     * page is shown.
     *
     * @return the path, or an expression
     */
    String loginPage() default "";

    /**
     * The name of the service as the login page shows it. Key {@code bankid.service-name}; by default the host name.
     *
     * @return the name, or an expression
     */
    String serviceName() default "";

    /**
     * The groups of everybody who logged in, separated by commas. Key {@code bankid.groups}, default {@code user}.
     *
     * @return the groups, or an expression
     */
    String groups() default "";

    /**
     * What callers are called towards the container: {@code personal-number} or {@code pseudonym}, which also needs the key
     * {@code bankid.caller-name-key}. Key {@code bankid.caller-name}, default {@code personal-number}.
     *
     * @return the kind of name, or an expression
     */
    String callerName() default "";

    /**
     * How a login on the same device is bound to the browser that started it: {@code exact}, {@code prefix} or {@code off}.
     * Key {@code bankid.same-device}, default {@code exact}.
     *
     * @return the binding, or an expression
     */
    String sameDevice() default "";

    /**
     * The reverse proxies whose {@code X-Forwarded-For} or else {@code Forwarded} is believed: addresses or networks, separated by commas. Key
     * {@code bankid.trusted-proxies}; by default none.
     *
     * @return the proxies, or an expression
     */
    String trustedProxies() default "";

    /**
     * Scheme, host and port by which browsers know the site, such as {@code https://www.example.se}; BankID sends people back
     * there. Key {@code bankid.public-address}; by default what the request's {@code Host} says.
     *
     * @return the address, or an expression
     */
    String publicAddress() default "";

    /**
     * How long a QR code that nobody scans is renewed, as ISO 8601 duration of at most {@code PT10M}. Key
     * {@code bankid.qr-renewal}, default {@code PT3M}.
     *
     * @return the duration, or an expression
     */
    String qrRenewal() default "";

    /**
     * How many orders may be pending on one node at once. Key {@code bankid.limits.pending-orders}, default {@code 20000}.
     *
     * @return the number, or an expression
     */
    String pendingOrders() default "";

    /**
     * How many orders one network address may have pending on one node. Key
     * {@code bankid.limits.pending-orders-per-address}, default {@code 5000}.
     *
     * @return the number, or an expression
     */
    String pendingOrdersPerAddress() default "";

    /**
     * How many orders one browser session may start per minute. Key {@code bankid.limits.starts-per-session}, default
     * {@code 5}.
     *
     * @return the number, or an expression
     */
    String startsPerSession() default "";

    /**
     * How many starts of one network address may come to nothing per minute; beyond that an order waits for its turn. Key
     * {@code bankid.limits.starts-per-address}, default {@code 60}.
     *
     * @return the number, or an expression
     */
    String startsPerAddress() default "";

    /**
     * How many calls to BankID may run on one node at once. Key {@code bankid.limits.upstream-calls}, default {@code 64}.
     *
     * @return the number, or an expression
     */
    String upstreamCalls() default "";

    /**
     * The address of the hosted API, for the backend {@code qrona}. Key {@code bankid.qrona.url}; by default the address of
     * the public service.
     *
     * @return the address, or an expression
     */
    String qronaUrl() default "";
}
