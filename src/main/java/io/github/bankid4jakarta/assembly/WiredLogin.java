package io.github.bankid4jakarta.assembly;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationException;
import io.github.bankid4jakarta.config.ConfigurationProblem;
import io.github.bankid4jakarta.config.Environment;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.http.BankIdEndpoints;
import io.github.bankid4jakarta.http.BankIdLoginFlow;
import io.github.bankid4jakarta.http.Login;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The login of one application: backend, order engine and endpoints, wired together. Safe for use by several threads. */
public final class WiredLogin implements AutoCloseable {

    private static final int TIMER_IDLE_SECONDS = 30;

    private final WatchedClient client;
    private final UpstreamExecutor upstream;
    private final ScheduledThreadPoolExecutor timer;
    private final Login login;

    /**
     * Opens the backend and wires a login over it.
     *
     * @param configuration the resolved settings
     * @param backend the backend that they choose
     * @param events where events go
     * @param threads makes the threads for calls to BankID, and one that watches the time
     */
    public WiredLogin(
            Configuration configuration, BankIdBackend backend, BankIdEvents events, UpstreamThreads threads) {
        Clock clock = Clock.systemUTC();
        BankIdClient opened = checked(backend.open(configuration), configuration);
        client = new WatchedClient(opened, new OutageLog(name(backend, configuration), clock));
        upstream = new UpstreamExecutor(configuration.get(BankIdSettings.LIMIT_UPSTREAM_CALLS), threads);
        OrderEngine engine = new OrderEngine(
                client, backend.name(), OrderRules.of(configuration), events, clock, new SecureRandom(), upstream);
        timer = timer(threads);
        login = new BankIdLoginFlow(new BankIdEndpoints(configuration, engine, opened, clock, timer), events);
    }

    /** Where real people log in, nobody but the operator says where BankID sends them back. */
    private static BankIdClient checked(BankIdClient opened, Configuration configuration) {
        boolean production = configuration
                .find(BankIdSettings.ENVIRONMENT)
                .filter(Environment.PRODUCTION::equals)
                .isPresent();
        boolean addressNeeded = production
                && opened.capabilities().contains(Capability.RETURN_URL)
                && !configuration.find(GatewaySettings.ONLY).orElse(false);
        if (!addressNeeded || configuration.find(BankIdSettings.PUBLIC_ADDRESS).isPresent()) {
            return opened;
        }
        opened.close();
        throw new ConfigurationException(List.of(new ConfigurationProblem(
                BankIdSettings.PUBLIC_ADDRESS.key(),
                "is not set",
                "BankID sends people back there. Set it to scheme, host and port by which browsers know the site")));
    }

    private static ScheduledThreadPoolExecutor timer(ThreadFactory threads) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(TIMER_IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static String name(BankIdBackend backend, Configuration configuration) {
        String name = "The backend " + backend.name();
        return backend.address(configuration).map(host -> name + " at " + host).orElse(name);
    }

    /**
     * The open backend.
     *
     * @return the client, which closes with this login
     */
    public BankIdClient client() {
        return client;
    }

    /**
     * Runs calls to BankID.
     *
     * @return the executor, which closes with this login
     */
    public UpstreamExecutor upstream() {
        return upstream;
    }

    /**
     * Authenticates the application's requests.
     *
     * @return the login
     */
    public Login login() {
        return login;
    }

    /** Ends the running calls and releases connections. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.closing();
        upstream.close();
        client.close();
    }
}
