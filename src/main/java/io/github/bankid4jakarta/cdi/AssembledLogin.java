package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.gateway.Gateway;
import io.github.bankid4jakarta.mechanism.AnnouncedMechanism;
import io.github.bankid4jakarta.phone.Agents;
import io.github.bankid4jakarta.phone.PhoneIdentification;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;

/** A login, wired together for one application. */
interface AssembledLogin extends AutoCloseable {

    /**
     * The mechanism. Called once.
     *
     * @param identityStores the application's stores
     * @return the mechanism
     */
    AnnouncedMechanism mechanism(IdentityStoreHandler identityStores);

    /**
     * The identity store. Called once.
     *
     * @return the store
     */
    IdentityStore identityStore();

    /**
     * The service that identifies people over the phone. Called once.
     *
     * @param agents knows who calls
     * @return the service
     */
    PhoneIdentification phoneIdentification(Agents agents);

    /**
     * The gateway.
     *
     * @return the gateway, or empty where it is not switched on
     */
    Optional<Gateway> gateway();

    /** Ends the running calls and releases connections. */
    @Override
    void close();

    /** Wires a login together. */
    @FunctionalInterface
    interface Factory {

        /**
         * Opens the backend and wires a login over it.
         *
         * @param configuration the resolved settings
         * @param backend the backend that they choose
         * @param events where events go
         * @return the login, which the caller closes
         */
        AssembledLogin assemble(Configuration configuration, BankIdBackend backend, BankIdEvents events);
    }
}
