package io.github.bankid4jakarta.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The books on loan, as JSON. */
@Path("loans")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
@RolesAllowed("user")
public class LoansResource {

    @Inject
    private Loans loans;

    /**
     * What the caller has borrowed.
     *
     * @return the loans
     */
    @GET
    public List<Loan> mine() {
        return loans.mine();
    }

    /**
     * What anybody has borrowed.
     *
     * @return the loans
     */
    @GET
    @Path("all")
    @RolesAllowed("admin")
    public List<Loan> all() {
        return loans.all();
    }
}
