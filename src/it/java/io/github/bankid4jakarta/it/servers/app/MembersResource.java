package io.github.bankid4jakarta.it.servers.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

/**
 * A resource with a method for everybody who logged in, and one for few. A bean, because Payara deploys no resource with
 * roles in an application without beans.
 */
@Path("members")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
@RolesAllowed("user")
public class MembersResource {

    /**
     * For everybody who logged in.
     *
     * @param security who calls
     * @return their name
     */
    @GET
    public String name(@Context SecurityContext security) {
        return "member " + security.getUserPrincipal().getName();
    }

    /**
     * For few.
     *
     * @return anything
     */
    @GET
    @Path("secret")
    @RolesAllowed("admin")
    public String secret() {
        return "secret";
    }
}
