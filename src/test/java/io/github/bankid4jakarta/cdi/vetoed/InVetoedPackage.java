package io.github.bankid4jakarta.cdi.vetoed;

import io.github.bankid4jakarta.BankIdAuthenticationMechanismDefinition;

/** States a login that is not to count. */
@BankIdAuthenticationMechanismDefinition
public class InVetoedPackage {}
