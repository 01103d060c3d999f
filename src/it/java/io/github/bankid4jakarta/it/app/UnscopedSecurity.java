package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;

/** States how an application logs its callers in, on a class that CDI does not look at. */
@BankIdAuthenticationMechanismDefinition(backend = "simulator", environment = "test")
public class UnscopedSecurity {}
