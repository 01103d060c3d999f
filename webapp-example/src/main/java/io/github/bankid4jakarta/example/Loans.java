package io.github.bankid4jakarta.example;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;

/** The books on loan. The roles of a business method are checked wherever it is called from. */
@Stateless
public class Loans {

    private static final Loan DOKTOR_GLAS = new Loan("Doktor Glas", "Hjalmar Söderberg");
    private static final Loan GOSTA_BERLING = new Loan("Gösta Berlings saga", "Selma Lagerlöf");

    /**
     * What the caller has borrowed. Here, everybody reads the same book.
     *
     * @return the loans
     */
    @RolesAllowed("user")
    public List<Loan> mine() {
        return List.of(DOKTOR_GLAS);
    }

    /**
     * What anybody has borrowed.
     *
     * @return the loans
     */
    @RolesAllowed("admin")
    public List<Loan> all() {
        return List.of(DOKTOR_GLAS, GOSTA_BERLING);
    }
}
