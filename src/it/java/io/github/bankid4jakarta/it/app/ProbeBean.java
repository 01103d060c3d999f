package io.github.bankid4jakarta.it.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** A business method that only one role may call. */
@Stateless
public class ProbeBean {

    /**
     * Nothing, for those who may.
     *
     * @return true
     */
    @RolesAllowed("admin")
    public boolean forAdmins() {
        return true;
    }
}
