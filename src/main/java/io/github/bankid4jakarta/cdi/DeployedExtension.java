package io.github.bankid4jakarta.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds the extension of the application that the calling thread is at work for, from outside CDI. */
final class DeployedExtension {

    /** Where Jakarta EE servers and plain servlet containers keep the bean manager. */
    private static final List<String> NAMES = List.of("java:comp/BeanManager", "java:comp/env/BeanManager");

    private DeployedExtension() {}

    /** None where CDI has not started, or knows another copy of the library. */
    static Stream<BankIdExtension> find() {
        return NAMES.stream().flatMap(name -> lookUp(name).stream()).flatMap(manager -> extension(manager).stream());
    }

    private static Optional<BankIdExtension> extension(BeanManager manager) {
        try {
            return Optional.of(manager.getExtension(BankIdExtension.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BeanManager> lookUp(String name) {
        try {
            return Optional.of(InitialContext.doLookup(name));
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
