package io.github.bankid4jakarta.phone;

import java.util.Optional;

/** Knows who calls. Whoever plugs the phone service into a container implements it. Safe for use by several threads. */
@FunctionalInterface
public interface Agents {

    /**
     * The caller, if the container says that they have a role. Any doubt is a no.
     *
     * @param role the role
     * @return the caller's name, or empty where nobody is logged in or the caller lacks the role
     */
    Optional<String> callerInRole(String role);
}
