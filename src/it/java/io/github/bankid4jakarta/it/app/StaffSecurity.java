package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** States in code how an application logs its callers in, with one value that is known at deployment only. */
@BankIdAuthenticationMechanismDefinition(
        backend = "simulator",
        environment = "test",
        reservedPath = "/staff-login",
        serviceName = "Staff",
        groups = "${staffSecurity.groups}")
@ApplicationScoped
@Named
public class StaffSecurity {

    /**
     * The groups of everybody who logged in.
     *
     * @return names, separated by commas
     */
    public String getGroups() {
        return "staff, user";
    }
}
