package io.github.bankid4jakarta.it.app;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;
import jakarta.enterprise.inject.Vetoed;

/** States how an application would log its callers in, and that it is not to. */
@Vetoed
@BankIdAuthenticationMechanismDefinition(backend = "not-there")
public class VetoedSecurity {}
