package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.assembly.UpstreamExecutor;
import io.github.bankid4jakarta.assembly.UpstreamThreads;
import io.github.bankid4jakarta.assembly.WiredLogin;
import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.gateway.Gateway;
import io.github.bankid4jakarta.gateway.GatewayContext;
import io.github.bankid4jakarta.identity.BankIdIdentityStore;
import io.github.bankid4jakarta.mechanism.AnnouncedMechanism;
import io.github.bankid4jakarta.mechanism.BankIdAuthenticationMechanism;
import io.github.bankid4jakarta.phone.Agents;
import io.github.bankid4jakarta.phone.PhoneDesk;
import io.github.bankid4jakarta.phone.PhoneDeskRules;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import io.github.bankid4jakarta.phone.PhoneOrders;
import io.github.bankid4jakarta.phone.PhoneRules;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The one place where engine, endpoints, mechanism and identity store are wired together. */
final class Assembly implements AssembledLogin {

    private final Configuration configuration;
    private final String backend;
    private final BankIdEvents events;
    private final WiredLogin login;
    private final UpstreamExecutor phoneCalls;
    private final ScheduledThreadPoolExecutor timer;
    private final PhoneOrders phoneOrders;
    private final Optional<Gateway> gateway;

    Assembly(Configuration configuration, BankIdBackend backend, BankIdEvents events) {
        this.configuration = configuration;
        this.backend = backend.name();
        this.events = events;
        UpstreamThreads threads = new UpstreamThreads(Thread.currentThread().getContextClassLoader());
        login = new WiredLogin(configuration, backend, events, threads);
        phoneCalls = new UpstreamExecutor(configuration.get(BankIdSettings.LIMIT_UPSTREAM_CALLS), threads);
        timer = new ScheduledThreadPoolExecutor(1, threads);
        timer.setRemoveOnCancelPolicy(true);
        PhoneRules phoneRules = new PhoneRules(
                configuration.get(GatewaySettings.PHONE_TIMEOUT), configuration.get(GatewaySettings.WAITING_CALLS));
        phoneOrders = new PhoneOrders(login.client(), phoneRules, login.upstream(), phoneCalls, timer);
        gateway = configuration.get(GatewaySettings.ENABLED)
                ? Optional.of(new Gateway(configuration, gatewayContext()))
                : Optional.empty();
    }

    private GatewayContext gatewayContext() {
        return new GatewayContext(
                login.client(), backend, phoneOrders, events, Clock.systemUTC(), login.upstream(), timer);
    }

    @Override
    public AnnouncedMechanism mechanism(IdentityStoreHandler identityStores) {
        return new BankIdAuthenticationMechanism(login.login(), identityStores);
    }

    @Override
    public IdentityStore identityStore() {
        return new BankIdIdentityStore(configuration);
    }

    @Override
    public PhoneIdentification phoneIdentification(Agents agents) {
        return new PhoneDesk(
                phoneOrders, PhoneDeskRules.of(configuration), agents, events, backend, Clock.systemUTC(), timer);
    }

    @Override
    public Optional<Gateway> gateway() {
        return gateway;
    }

    /** Whoever waits is answered and whatever runs at BankID is cancelled, while calls can still be made. */
    @Override
    public void close() {
        gateway.ifPresent(Gateway::close);
        phoneOrders.close();
        UpstreamExecutor.end(timer);
        phoneCalls.close();
        login.close();
    }
}
