package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.gateway.Gateway;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the gateway that the extension of this application opened. Servers start CDI before or after they register servlets,
 * so this is asked with each call until it has an answer. Safe for use by several threads.
 */
final class DeployedGateway implements Supplier<Optional<Gateway>> {

    private volatile Gateway found;

    @Override
    public Optional<Gateway> get() {
        if (found == null) {
            found = DeployedExtension.find()
                    .flatMap(extension -> extension.gateway().stream())
                    .findFirst()
                    .orElse(null);
        }
        return Optional.ofNullable(found);
    }
}
