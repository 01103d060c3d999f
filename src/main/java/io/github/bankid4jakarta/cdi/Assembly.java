package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.http.BankIdEndpoints;
import io.github.bankid4jakarta.identity.BankIdIdentityStore;
import io.github.bankid4jakarta.mechanism.BankIdAuthenticationMechanism;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderRules;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.security.SecureRandom;
import java.time.Clock;

/** The one place where engine, endpoints, mechanism and identity store are wired together. */
final class Assembly implements AssembledLogin {

    private final Configuration configuration;
    private final BankIdEvents events;
    private final BankIdClient client;
    private final UpstreamExecutor upstream;
    private final BankIdEndpoints endpoints;

    Assembly(Configuration configuration, BankIdBackend backend, BankIdEvents events) {
        this.configuration = configuration;
        this.events = events;
        client = backend.open(configuration);
        upstream = new UpstreamExecutor(
                configuration.get(BankIdSettings.LIMIT_UPSTREAM_CALLS),
                new UpstreamThreads(Thread.currentThread().getContextClassLoader()));
        OrderEngine engine = new OrderEngine(
                client,
                backend.name(),
                OrderRules.of(configuration),
                events,
                Clock.systemUTC(),
                new SecureRandom(),
                upstream);
        endpoints = new BankIdEndpoints(configuration, engine, client);
    }

    @Override
    public HttpAuthenticationMechanism mechanism(IdentityStoreHandler identityStores) {
        return new BankIdAuthenticationMechanism(endpoints, identityStores, events);
    }

    @Override
    public IdentityStore identityStore() {
        return new BankIdIdentityStore(configuration);
    }

    @Override
    public void close() {
        upstream.close();
        client.close();
    }
}
