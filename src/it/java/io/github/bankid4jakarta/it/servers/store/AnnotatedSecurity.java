package io.github.bankid4jakarta.it.servers.store;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** States in code how an application logs its callers in. */
@BankIdAuthenticationMechanismDefinition(
        backend = "simulator",
        environment = "test",
        reservedPath = "/staff-login",
        serviceName = "Staff",
        groups = "staff, user")
@ApplicationScoped
public class AnnotatedSecurity {}
