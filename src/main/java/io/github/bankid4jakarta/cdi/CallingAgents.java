package io.github.bankid4jakarta.cdi;

import io.github.bankid4jakarta.phone.Agents;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/**
 * Asks the container who calls. During a request the request knows best, as the security context is wrong about roles on one
 * server with newer JDKs; where there is no request, as in an asynchronous business method, the security context is asked.
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
            return outsideOfRequests(role); // containers say in ways of their own that there is no request
        }
    }

    private Optional<String> outsideOfRequests(String role) {
        try {
            return inRole(beans.select(SecurityContext.class).get(), role);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> inRole(HttpServletRequest request, String role) {
        Principal caller = request.getUserPrincipal();
        return caller != null && request.isUserInRole(role) ? Optional.of(caller.getName()) : Optional.empty();
    }

    private static Optional<String> inRole(SecurityContext context, String role) {
        Principal caller = context.getCallerPrincipal();
        return caller != null && context.isCallerInRole(role) ? Optional.of(caller.getName()) : Optional.empty();
    }
}
