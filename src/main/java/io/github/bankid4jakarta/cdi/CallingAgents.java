package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.phone.Agents;
import jakarta.enterprise.inject.Instance;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * Asks the request of this thread who calls; where there is none, nobody does. Not the security context, which is wrong about
 * roles on one server with newer JDKs.
 */
final class CallingAgents implements Agents {

    private final Instance<Object> beans;

    CallingAgents(Instance<Object> beans) {
        this.beans = beans;
    }

    @Override
    public Optional<String> callerInRole(String role) {
        try {
            return inRole(beans.select(HttpServletRequest.class).get(), role);
        } catch (RuntimeException e) {
            return Optional.empty(); // containers say in ways of their own that there is no request
        }
    }

    private static Optional<String> inRole(HttpServletRequest request, String role) {
        Principal caller = request.getUserPrincipal();
        return caller != null && request.isUserInRole(role) ? Optional.of(caller.getName()) : Optional.empty();
    }
}
