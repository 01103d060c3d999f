package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.event.BankIdEvents;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

/** The one place where engine, endpoints, mechanism and identity store are wired together. */
final class Assembly implements AssembledLogin {

    private final BankIdClient client;
    private final UpstreamExecutor upstream;

    Assembly(Configuration configuration, BankIdBackend backend, BankIdEvents events) {
        client = backend.open(configuration);
        upstream = new UpstreamExecutor(
                configuration.get(BankIdSettings.LIMIT_UPSTREAM_CALLS),
                new UpstreamThreads(Thread.currentThread().getContextClassLoader()));
    }

    @Override
    public HttpAuthenticationMechanism mechanism(IdentityStoreHandler identityStores) {
        throw new UnsupportedOperationException("The mechanism is not wired");
    }

    @Override
    public IdentityStore identityStore() {
        throw new UnsupportedOperationException("The identity store is not wired");
    }

    @Override
    public void close() {
        upstream.close();
        client.close();
    }
}
