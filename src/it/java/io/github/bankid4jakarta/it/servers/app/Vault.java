package io.github.bankid4jakarta.it.servers.app;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean with a method for everybody who logged in, and one for few. */
@Stateless
public class Vault {

    @Resource
    private SessionContext context;

    /**
     * For everybody who logged in.
     *
     * @return the name of the caller
     */
    @RolesAllowed("user")
    public String look() {
        return "seen by " + context.getCallerPrincipal().getName();
    }

    /**
     * For few.
     *
     * @return the name of the caller
     */
    @RolesAllowed("admin")
    public String open() {
        return "opened by " + context.getCallerPrincipal().getName();
    }
}
