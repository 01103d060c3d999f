package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.gateway.Gateway;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Finds the gateway that the extension of this application opened. Servers start CDI before or after they register servlets,
 * so this is asked with each call until it has an answer. Safe for use by several threads.
 */
final class DeployedGateway implements Supplier<Optional<Gateway>> {

    /** Where Jakarta EE servers and plain servlet containers keep it. */
    private static final List<String> NAMES = List.of("java:comp/BeanManager", "java:comp/env/BeanManager");

    private volatile Gateway found;

    @Override
    public Optional<Gateway> get() {
        if (found == null) {
            found = NAMES.stream()
                    .flatMap(name -> lookUp(name).stream())
                    .flatMap(manager -> manager.getExtension(BankIdExtension.class).gateway().stream())
                    .findFirst()
                    .orElse(null);
        }
        return Optional.ofNullable(found);
    }

    private static Optional<BeanManager> lookUp(String name) {
        try {
            return Optional.of(InitialContext.doLookup(name));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
